import type { ClockUnit } from '@lapor/schema/calendar/work-calendar';
import type { ReportClass } from '../report/report-class.js';
import type { ClockKey } from './clock-rules.js';

/** A time limit with its source and its time of validity, as the registry tells of it (domain.md 4.5). */
export interface ClockPolicy {
  readonly id: string;
  readonly key: ClockKey;
  /** The class of report it is for; null for every class. */
  readonly reportClass: ReportClass | null;
  readonly amount: number;
  readonly unit: ClockUnit;
  readonly pauses: 'NEVER' | 'REPORTER_TURN';
  /** Whether a limit in calendar days that ends on a day off goes on to the next working day. */
  readonly rollsForward: boolean;
  /** Whether the collective leave of civil servants (cuti bersama) stops the clock. */
  readonly collectiveLeaveStops: boolean;
  readonly legalRef: string;
  /** The first day it is applied, YYYY-MM-DD. */
  readonly validFrom: string;
  /** The first day it is no longer applied; null while it is in force. */
  readonly validTo: string | null;
}

/** The policy of a clock that starts on a day. */
export function policyFor(policies: readonly ClockPolicy[], key: ClockKey, reportClass: ReportClass, day: string): ClockPolicy | null {
  return ruleFor(
    policies.filter((policy) => policy.key === key),
    reportClass,
    day,
  );
}

/** The rule that holds for a class on a day: one for the class before one for all, the newest first. */
export function ruleFor<Rule extends Pick<ClockPolicy, 'reportClass' | 'validFrom' | 'validTo'>>(
  rules: readonly Rule[],
  reportClass: ReportClass,
  day: string,
): Rule | null {
  const inForce = rules.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));
  const newest = inForce.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom));
  return newest.find((rule) => rule.reportClass === reportClass) ?? newest.find((rule) => rule.reportClass === null) ?? null;
}
