import { REPORT_EVENTS, type ReportEventType } from '@lapor/schema/events';
import { registerEnumType } from 'type-graphql';
import { eventLabel } from '../domain/report/event-label.js';
import { DISPOSITION_KINDS, FOLLOW_UP_KINDS, REPORT_CHANNELS } from '../domain/report/report.js';
import { classLabel, REPORT_CLASSES } from '../domain/report/report-class.js';
import { REPORT_STAGES, REPORT_STATES, stateLabel } from '../domain/report/report-state.js';

const STAGES = { VERIFICATION: 'Verifikasi', DISPOSITION: 'Disposisi', FOLLOW_UP: 'Tindak Lanjut', DONE: 'Selesai' };
const FOLLOW_UPS = { INTERIM: 'Perkembangan', FINAL: 'Jawaban akhir' };
const ROLES = { NATIONAL_ADMIN: 'Admin Nasional', AGENCY_ADMIN: 'Admin Instansi', LIAISON_OFFICER: 'Pejabat Penghubung' };

/** The enums of the graph, made from the domain's lists. Import them where a field or argument names its type. */
export const ReportClassEnum = toEnum('ReportClass', 'Jenis laporan.', REPORT_CLASSES, classLabel);
export const ReportStateEnum = toEnum('ReportState', 'Status laporan.', REPORT_STATES, stateLabel);
export const ReportStageEnum = toEnum('ReportStage', 'Tahap laporan yang dilihat masyarakat.', REPORT_STAGES, (stage) => STAGES[stage]);
export const ReportChannelEnum = toEnum('ReportChannel', 'Kanal masuknya laporan.', REPORT_CHANNELS);
export const DispositionKindEnum = toEnum('DispositionKind', 'Jenis disposisi.', DISPOSITION_KINDS, () => 'Penanggung jawab utama');
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
  'SYSTEM',
]);
export const ReportActorRoleEnum = toEnum(
  'ReportActorRole',
  'Peran petugas.',
  ['NATIONAL_ADMIN', 'AGENCY_ADMIN', 'LIAISON_OFFICER'],
  (role) => ROLES[role],
);

function toEnum<const Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
  labelOf?: (value: Value) => string,
): Record<Value, Value> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = labelOf ? Object.fromEntries(values.map((value) => [value, { description: labelOf(value) }])) : {};
  registerEnumType(object, { name, description, valuesConfig: valuesConfig as never });
  return object;
}
