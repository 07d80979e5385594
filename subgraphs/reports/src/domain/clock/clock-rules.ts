import { CLOCK_KEYS, type ClockKey } from '@lapor/schema/clock-keys';
import type { ReportState } from '../report/report-state.js';

export { CLOCK_KEYS, type ClockKey };

/** What moves a clock: that a report comes into a state, that it leaves one, or an event by name. */
interface Trigger {
  readonly entering?: readonly ReportState[];
  readonly leaving?: readonly ReportState[];
  readonly on?: readonly string[];
  /** Only while the next step is the reporter's. */
  readonly reporterTurn?: true;
}

/** When somebody is reminded: the offices by the registry's ladder (see ladder.ts), a reporter after some days. */
export type Reminders = 'LADDER' | readonly { readonly days: number }[];

/** What happens at the end: the desk is late, the system acts, or the right simply ends. */
export type AtEnd = 'BREACH' | 'lapse' | 'autoComplete' | 'NOTHING';

export interface ClockRule {
  /** What a citizen reads. */
  readonly label: string;
  /** Whose limit it is; only a desk can be late. */
  readonly owes: 'DESK' | 'REPORTER';
  readonly starts: Trigger;
  readonly stops: Trigger;
  /** What a second start does: a new run, the same run goes on, or nothing. */
  readonly again: 'ANEW' | 'CONTINUE' | 'NEVER';
  readonly reminders: Reminders;
  readonly atEnd: AtEnd;
}

const CLOSED = ['COMPLETED', 'ARCHIVED', 'REFERRED_OUT', 'WITHDRAWN', 'MERGED'] as const;

/**
 * A limit for the whole handling: it begins when the file is declared complete, which is the verification, and a
 * transfer, a return or a reopening never begins it again.
 */
function wholeHandling(label: string): ClockRule {
  return {
    label,
    owes: 'DESK',
    starts: { entering: ['ASSIGNED', 'IN_PROGRESS'] },
    stops: { entering: ['RESPONDED', ...CLOSED] },
    again: 'CONTINUE',
    reminders: 'LADDER',
    atEnd: 'BREACH',
  };
}

/** The clocks as a table (domain.md 4.5). How long each runs, and whether it pauses, stands in the policies. */
export const CLOCK_RULES: Readonly<Record<ClockKey, ClockRule>> = {
  VERIFY: {
    label: 'Verifikasi laporan',
    owes: 'DESK',
    starts: { entering: ['RECEIVED'] },
    stops: { leaving: ['RECEIVED'] },
    again: 'ANEW',
    reminders: 'LADDER',
    atEnd: 'BREACH',
  },
  COMPLETENESS_ANSWER: {
    label: 'Pemberitahuan kelengkapan laporan',
    owes: 'DESK',
    starts: { entering: ['RECEIVED'] },
    stops: { leaving: ['RECEIVED'] },
    again: 'NEVER',
    reminders: 'LADDER',
    atEnd: 'BREACH',
  },
  ACCEPT: {
    label: 'Penerimaan disposisi',
    owes: 'DESK',
    starts: { entering: ['ASSIGNED'], on: ['ReportTransferred'] },
    stops: { leaving: ['ASSIGNED'], on: ['ReportTransferred'] },
    again: 'ANEW',
    reminders: 'LADDER',
    atEnd: 'BREACH',
  },
  FIRST_FOLLOW_UP: {
    label: 'Tindak lanjut pertama',
    owes: 'DESK',
    starts: { entering: ['ASSIGNED'] },
    stops: { entering: ['RESPONDED', ...CLOSED], on: ['FollowUpAdded', 'FinalAnswerGiven'] },
    again: 'NEVER',
    reminders: 'LADDER',
    atEnd: 'BREACH',
  },
  COMPLETE_INFO: wholeHandling('Penyelesaian permintaan informasi'),
  COMPLETE_ASPIRATION: wholeHandling('Penyelesaian aspirasi'),
  COMPLETE_COMPLAINT: wholeHandling('Penyelesaian pengaduan'),
  COMPLETE_SUPERVISION: wholeHandling('Penyelesaian pengaduan berkadar pengawasan'),
  STATUTORY_MAX: wholeHandling('Batas waktu penyelesaian menurut peraturan'),
  REPORTER_COMPLETION: {
    label: 'Kelengkapan dari pelapor',
    owes: 'REPORTER',
    starts: { entering: ['POSTPONED'], reporterTurn: true },
    stops: { leaving: ['POSTPONED'] },
    again: 'ANEW',
    reminders: [{ days: 7 }, { days: 25 }],
    atEnd: 'lapse',
  },
  REPORTER_REPLY: {
    label: 'Tanggapan pelapor',
    owes: 'REPORTER',
    starts: { entering: ['RESPONDED'] },
    stops: { leaving: ['RESPONDED'] },
    again: 'ANEW',
    reminders: [{ days: 5 }],
    atEnd: 'autoComplete',
  },
  OBJECTION_WINDOW: {
    label: 'Kesempatan mengajukan keberatan',
    owes: 'REPORTER',
    starts: { entering: ['COMPLETED'] },
    stops: { leaving: ['COMPLETED'], on: ['ObjectionFiled'] },
    again: 'ANEW',
    reminders: [],
    atEnd: 'NOTHING',
  },
  ARCHIVE_REVIEW: {
    label: 'Kesempatan meninjau pengarsipan',
    owes: 'REPORTER',
    starts: { entering: ['ARCHIVED'] },
    stops: { leaving: ['ARCHIVED'] },
    again: 'ANEW',
    reminders: [],
    atEnd: 'NOTHING',
  },
  OBJECTION_DECISION: {
    label: 'Keputusan atas keberatan',
    owes: 'DESK',
    starts: { on: ['ObjectionFiled'] },
    stops: { leaving: ['COMPLETED'], on: ['ObjectionRejected', 'ReportReopened'] },
    again: 'ANEW',
    reminders: 'LADDER',
    atEnd: 'BREACH',
  },
};

/** The state of a report as far as its clocks are concerned, and what happened on the way there. */
export interface Moved {
  readonly from: ReportState | null;
  readonly to: ReportState;
  readonly reporterTurn: boolean;
  readonly events: readonly string[];
}

/** Whether a change pulls a trigger. */
export function isPulled(trigger: Trigger, { from, to, reporterTurn, events }: Moved): boolean {
  if (trigger.reporterTurn && !reporterTurn) return false;
  const moves = from !== to;
  if (moves && trigger.entering?.includes(to)) return true;
  if (moves && from !== null && trigger.leaving?.includes(from)) return true;
  return trigger.on?.some((type) => events.includes(type)) ?? false;
}

/** The events that move a clock by themselves. */
export const CLOCK_EVENTS: ReadonlySet<string> = new Set(
  Object.values(CLOCK_RULES).flatMap(({ starts, stops }) => [...(starts.on ?? []), ...(stops.on ?? [])]),
);
