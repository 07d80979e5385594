import { turnOf } from '../postponement/postpone-reasons.js';
import type { Report } from '../report/report.js';
import type { ReportClass } from '../report/report-class.js';
import type { ReportState } from '../report/report-state.js';
import { CLOCK_EVENTS } from './clock-rules.js';

/** What the clocks of a report rest on. */
export interface ClockFacts {
  readonly state: ReportState;
  readonly class: ReportClass;
  /** Whether the complaint needs an examination or a check in the field (berkadar pengawasan). */
  readonly supervision: boolean;
  /** The desk that holds the report. */
  readonly deskCode: string;
  /** Whether the next step is the reporter's. */
  readonly reporterTurn: boolean;
  /** Days granted to the handling agency so far. */
  readonly extensionDays: number;
}

/** A change of a report as its clocks see it. */
export interface ClockChange {
  /** Null when the report has just been filed. */
  readonly before: ClockFacts | null;
  readonly after: ClockFacts;
  /** The events that tell of the change, by type. */
  readonly events: readonly string[];
  readonly at: Date;
}

type ReportFacts = Pick<Report, 'state' | 'class' | 'supervision' | 'deskCode' | 'postponeReason' | 'extensionDays'>;

export function clockFactsOf({ state, postponeReason, ...report }: ReportFacts): ClockFacts {
  const reporterTurn = state === 'POSTPONED' && postponeReason !== null && turnOf(postponeReason) === 'REPORTER';
  return {
    state,
    class: report.class,
    supervision: report.supervision,
    deskCode: report.deskCode,
    reporterTurn,
    extensionDays: report.extensionDays,
  };
}

/** Whether a change can concern a clock at all; most of what is done to a report (notes, support) cannot. */
export function canMoveClocks({ before, after, events }: ClockChange): boolean {
  if (before === null || events.some((type) => CLOCK_EVENTS.has(type))) return true;
  return (Object.keys(after) as (keyof ClockFacts)[]).some((fact) => before[fact] !== after[fact]);
}
