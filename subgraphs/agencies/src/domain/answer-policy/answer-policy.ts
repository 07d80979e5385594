import type { Validity } from '../validity/validity.js';

/** Who must approve a final answer before the reporter gets it: the leader, or the administrator will do as well. */
export const ANSWER_APPROVALS = ['AGENCY_LEADER', 'AGENCY_ADMIN'] as const;
export type AnswerApproval = (typeof ANSWER_APPROVALS)[number];

/** What a final answer needs, as a rule with a source and a time of validity. It holds where all that it names holds. */
export interface AnswerPolicy extends Validity {
  /** What it is for and its first day: `SUPERVISION@2020-10-27`, `COMPLAINT:lingkungan@2027-01-01`, `ALL@2027-01-01`. */
  readonly id: string;
  /** The class of report it is for; null for every class. */
  readonly reportClass: string | null;
  /** The category it is for, with everything below it; null for every category. */
  readonly categoryId: string | null;
  /** True: only for complaints that need an examination (berkadar pengawasan). */
  readonly supervisionOnly: boolean;
  /** Whether the answer must name evidence. */
  readonly evidence: boolean;
  /** Who approves it; null when nobody has to. */
  readonly approval: AnswerApproval | null;
  readonly legalRef: string;
}

/** The id of a policy. */
export function answerPolicyId({
  reportClass,
  categoryId,
  supervisionOnly,
  validFrom,
}: Pick<AnswerPolicy, 'reportClass' | 'categoryId' | 'supervisionOnly' | 'validFrom'>): string {
  const parts = [supervisionOnly ? 'SUPERVISION' : null, reportClass, categoryId].filter((part) => part !== null);
  return `${parts.join(':') || 'ALL'}@${validFrom}`;
}
