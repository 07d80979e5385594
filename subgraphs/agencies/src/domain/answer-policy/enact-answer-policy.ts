import { normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Category } from '../category/category.js';
import { legalRefProblems } from '../decree/decree.js';
import { reportClassProblems } from '../registry/report-class-problems.js';
import { type Competes, refuseOverlap } from '../validity/dated-rule.js';
import { validityProblems } from '../validity/validity.js';
import { type AnswerPolicy, answerPolicyId } from './answer-policy.js';

/** A policy as it is asked to be enacted. */
export type AnswerPolicyDraft = Omit<AnswerPolicy, 'id'>;

/**
 * Makes a rule about final answers, in force today or later. Refused with INPUT_INVALID, CATEGORY_UNKNOWN, or
 * VALIDITY_OVERLAP and the policy in the way.
 * @param category the category it is for; null when there is none with this id, or when it is for all.
 * @param others every policy, whenever it is in force.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function enactAnswerPolicy(
  draft: AnswerPolicyDraft,
  category: Category | null,
  others: readonly AnswerPolicy[],
  today: string,
): { readonly ok: true; readonly rule: AnswerPolicy } | Refusal {
  const { reportClass, categoryId, supervisionOnly, evidence, approval, validFrom, validTo } = draft;
  const demands = evidence || approval !== null ? [] : [NO_DEMAND];
  const problems = [
    ...reportClassProblems(reportClass),
    ...demands,
    ...legalRefProblems(draft.legalRef),
    ...validityProblems(draft, today),
  ];
  if (problems.length > 0) return refuseInput(problems);
  if (categoryId !== null && !category?.active) return refuse('CATEGORY_UNKNOWN', { field: 'categoryId' });
  const named = { reportClass, categoryId, supervisionOnly, evidence, approval, validFrom, validTo };
  const rule = { id: answerPolicyId(draft), ...named, legalRef: normalizeText(draft.legalRef) };
  return refuseOverlap(rule, others, answerPoliciesCompete) ?? { ok: true, rule };
}

/** Whether two policies are for the same reports by name; policies for others add up (docs/adr/0014). */
export const answerPoliciesCompete: Competes<AnswerPolicy> = (one, other) =>
  one.reportClass === other.reportClass && one.categoryId === other.categoryId && one.supervisionOnly === other.supervisionOnly;

const NO_DEMAND: FieldProblem = {
  field: 'evidence',
  problem: 'demand evidence, an approval, or both',
  masalah: 'wajibkan bukti, persetujuan, atau keduanya',
};
