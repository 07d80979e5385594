import { completeClockOf } from '../clock/complete-clock.js';
import type { Report } from '../report/report.js';
import type { ReportClass } from '../report/report-class.js';

/** Who must approve a final answer; the leader may always do what the administrator may. */
export const ANSWER_APPROVALS = ['AGENCY_LEADER', 'AGENCY_ADMIN'] as const;
export type AnswerApproval = (typeof ANSWER_APPROVALS)[number];

/** What a final answer needs, as the registry tells of it (domain.md 4.4, row 16). It holds where all that it names holds. */
export interface AnswerPolicy {
  readonly id: string;
  /** Null for every class. */
  readonly reportClass: ReportClass | null;
  /** The category with all below it; null for every category. */
  readonly categoryId: string | null;
  /** Only for reports that need an examination (berkadar pengawasan). */
  readonly supervisionOnly: boolean;
  readonly evidence: boolean;
  readonly approval: AnswerApproval | null;
  readonly legalRef: string;
  /** The first day it is applied, YYYY-MM-DD. */
  readonly validFrom: string;
  /** The first day it is no longer applied; null while it is in force. */
  readonly validTo: string | null;
}

/** What the final answer to a report needs. */
export interface AnswerDemands {
  readonly evidence: boolean;
  /** Null when nobody has to approve it. */
  readonly approval: AnswerApproval | null;
}

type Answered = Pick<Report, 'class' | 'supervision' | 'categoryId'>;

/** All that the policies in force on a day demand together; the leader's approval before the administrator's. */
export function demandsOf(policies: readonly AnswerPolicy[], report: Answered, day: string): AnswerDemands {
  const holding = policies.filter((policy) => isInForce(policy, day) && concerns(policy, report));
  return {
    evidence: holding.some(({ evidence }) => evidence),
    approval: ANSWER_APPROVALS.find((role) => holding.some(({ approval }) => approval === role)) ?? null,
  };
}

function isInForce({ validFrom, validTo }: AnswerPolicy, day: string): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

function concerns({ reportClass, categoryId, supervisionOnly }: AnswerPolicy, report: Answered): boolean {
  if (reportClass !== null && reportClass !== report.class) return false;
  if (supervisionOnly && completeClockOf(report.class, report.supervision) !== 'COMPLETE_SUPERVISION') return false;
  return categoryId === null || report.categoryId === categoryId || (report.categoryId?.startsWith(`${categoryId}.`) ?? false);
}
