import { REPORT_EVENTS, type ReportEventType } from '@lapor/schema/events';
import { eventLabel } from '../domain/report/event-label.js';
import { DISPOSITION_KINDS, FOLLOW_UP_KINDS, REPORT_CHANNELS } from '../domain/report/report.js';
import { classLabel, REPORT_CLASSES } from '../domain/report/report-class.js';
import { REPORT_STAGES, REPORT_STATES, stateLabel } from '../domain/report/report-state.js';
import { toEnum } from './to-enum.js';

const STAGES = { VERIFICATION: 'Verifikasi', DISPOSITION: 'Disposisi', FOLLOW_UP: 'Tindak Lanjut', DONE: 'Selesai' };
const DISPOSITIONS = {
  LEAD: 'Penanggung jawab utama',
  CC: 'Tembusan',
  INTERNAL: 'Penerusan di lingkungan instansi',
  TRANSFER: 'Pengalihan ke instansi lain',
  RETURN: 'Pengembalian, bukan wewenang',
  SUCCESSION: 'Penerusan karena instansi berakhir',
};
const FOLLOW_UPS = { INTERIM: 'Perkembangan', FINAL: 'Jawaban akhir' };
const ROLES = {
  NATIONAL_ADMIN: 'Admin Nasional',
  AGENCY_ADMIN: 'Admin Instansi',
  LIAISON_OFFICER: 'Pejabat Penghubung',
  AGENCY_LEADER: 'Pimpinan',
  OVERSEER: 'Pengawas',
  SYSTEM: 'Sistem',
};

/** The enums of the graph, made from the domain's lists. Import them where a field or argument names its type. */
export const ReportClassEnum = toEnum('ReportClass', 'Jenis laporan.', REPORT_CLASSES, classLabel);
export const ReportStateEnum = toEnum('ReportState', 'Status laporan.', REPORT_STATES, stateLabel);
export const ReportStageEnum = toEnum('ReportStage', 'Tahap laporan yang dilihat masyarakat.', REPORT_STAGES, (stage) => STAGES[stage]);
export const ReportChannelEnum = toEnum('ReportChannel', 'Kanal masuknya laporan.', REPORT_CHANNELS);
export const DispositionKindEnum = toEnum('DispositionKind', 'Jenis disposisi.', DISPOSITION_KINDS, (kind) => DISPOSITIONS[kind]);
export const FollowUpKindEnum = toEnum('FollowUpKind', 'Jenis tindak lanjut.', FOLLOW_UP_KINDS, (kind) => FOLLOW_UPS[kind]);
export const ReportEventTypeEnum = toEnum<ReportEventType>(
  'ReportEventType',
  'Peristiwa dalam perjalanan laporan.',
  REPORT_EVENTS,
  eventLabel,
);
export const ReportActorKindEnum = toEnum('ReportActorKind', 'Pelaku peristiwa; pelapor tidak pernah dikenali.', [
  'REPORTER',
  'OFFICER',
  'API_CLIENT',
  'SYSTEM',
  'PUBLIC',
]);
export const ReportActorRoleEnum = toEnum(
  'ReportActorRole',
  'Peran petugas.',
  ['NATIONAL_ADMIN', 'AGENCY_ADMIN', 'LIAISON_OFFICER', 'AGENCY_LEADER', 'OVERSEER', 'SYSTEM'],
  (role) => ROLES[role],
);
