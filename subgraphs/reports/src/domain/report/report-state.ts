/** The states of a report (domain.md 4.3). The table is the whole list; a state nobody can enter yet is already named. */
export const REPORT_STATES = [
  'RECEIVED',
  'POSTPONED',
  'ASSIGNED',
  'IN_PROGRESS',
  'RESPONDED',
  'COMPLETED',
  'ARCHIVED',
  'REFERRED_OUT',
  'WITHDRAWN',
  'MERGED',
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** The four steps the public sees (Verifikasi, Disposisi, Tindak Lanjut, Selesai). */
export const REPORT_STAGES = ['VERIFICATION', 'DISPOSITION', 'FOLLOW_UP', 'DONE'] as const;
export type ReportStage = (typeof REPORT_STAGES)[number];

interface StateFacts {
  /** What a citizen reads. */
  readonly label: string;
  readonly stage: ReportStage;
  /** Whether a desk still has work with it. */
  readonly open: boolean;
}

const STATES: Readonly<Record<ReportState, StateFacts>> = {
  RECEIVED: { label: 'Diterima, menunggu verifikasi', stage: 'VERIFICATION', open: true },
  POSTPONED: { label: 'Ditunda', stage: 'VERIFICATION', open: true },
  ASSIGNED: { label: 'Terdisposisi', stage: 'DISPOSITION', open: true },
  IN_PROGRESS: { label: 'Diproses', stage: 'FOLLOW_UP', open: true },
  RESPONDED: { label: 'Ditanggapi', stage: 'FOLLOW_UP', open: true },
  COMPLETED: { label: 'Selesai', stage: 'DONE', open: false },
  ARCHIVED: { label: 'Diarsipkan', stage: 'DONE', open: false },
  REFERRED_OUT: { label: 'Dialihkan ke luar LAPOR!', stage: 'DONE', open: false },
  WITHDRAWN: { label: 'Dicabut', stage: 'DONE', open: false },
  MERGED: { label: 'Digabung dengan laporan lain', stage: 'DONE', open: false },
};

/** The Indonesian label of a state. */
export function stateLabel(state: ReportState): string {
  return STATES[state].label;
}

/** The public step in which a state is shown. */
export function stageOf(state: ReportState): ReportStage {
  return STATES[state].stage;
}

/** The states in which a report waits for somebody; a desk's queue is made of these. */
export const OPEN_STATES: readonly ReportState[] = REPORT_STATES.filter((state) => STATES[state].open);
