import type { Role } from '@lapor/schema/identity';
import type { ReportClass } from '../report/report-class.js';
import { ruleFor } from './clock-policy.js';

/** The steps at which offices are told of a limit of theirs: before its end, at it, and when it is long over (domain.md 4.6). */
export const NOTICE_STEPS = ['NOTICE_BEFORE', 'NOTICE_AT_END', 'NOTICE_AFTER'] as const;
export type NoticeStep = (typeof NOTICE_STEPS)[number];

/** Whom a step tells, and when, with its time of validity, as the registry says. */
export interface NoticeRule {
  readonly id: string;
  readonly step: NoticeStep;
  /** The class of report it is for; null for every class. */
  readonly reportClass: ReportClass | null;
  /** The share of the limit that is used up then. */
  readonly percent: number;
  readonly roles: readonly Role[];
  /** The first day it is applied, and the first it is no longer; YYYY-MM-DD. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** One step as it holds for one clock. */
export interface Rung {
  readonly step: NoticeStep;
  readonly percent: number;
  readonly roles: readonly Role[];
}

/** The end of a limit is told in any case, if only to those who follow the report. */
const SILENT_END: Rung = { step: 'NOTICE_AT_END', percent: 100, roles: [] };

/** The ladder of a clock that started on a day, for a report of this class. */
export function ladderOf(rules: readonly NoticeRule[], reportClass: ReportClass, day: string): readonly Rung[] {
  return NOTICE_STEPS.flatMap((step) => {
    const rule = ruleFor(
      rules.filter((each) => each.step === step),
      reportClass,
      day,
    );
    if (rule) return [{ step, percent: step === 'NOTICE_AT_END' ? 100 : rule.percent, roles: rule.roles }];
    return step === 'NOTICE_AT_END' ? [SILENT_END] : [];
  });
}
