import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import { type Competes, type DatedRule, refuseOverlap } from './dated-rule.js';
import { dayProblems } from './validity.js';

/** The rules among which one is ended. */
export interface RuleBook<Rule extends DatedRule> {
  /** Every rule that may compete with the one that is ended, itself among them. */
  readonly rules: readonly Rule[];
  readonly competes: Competes<Rule>;
  /** The code for an id that none of them has. */
  readonly unknown: 'POLICY_UNKNOWN' | 'RULE_UNKNOWN';
}

/**
 * Ends a rule, or moves its end. One that has not begun is taken back by its own first day. Refused with the book's code
 * for an unknown rule, INPUT_INVALID, or VALIDITY_OVERLAP when a later end reaches into another one.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function endRule<Rule extends DatedRule>(
  { id, validTo, legalRef }: { readonly id: string; readonly validTo: string; readonly legalRef: string },
  { rules, competes, unknown }: RuleBook<Rule>,
  today: string,
): { readonly ok: true; readonly rule: Rule } | Refusal {
  const known = rules.find((each) => each.id === id);
  if (!known) return refuse(unknown);
  const over = known.validTo !== null ? dayProblems('validTo', known.validTo, today) : [];
  const problems = [...dayProblems('validTo', validTo, today), ...legalRefProblems(legalRef), ...over];
  if (problems.length > 0) return refuseInput(problems);
  if (known.validFrom !== null && validTo < known.validFrom) {
    return refuseInput([{ field: 'validTo', problem: 'must not lie before validFrom', masalah: 'tidak boleh sebelum validFrom' }]);
  }
  const rule = { ...known, validTo };
  const others = rules.filter((each) => each.id !== id);
  return refuseOverlap(rule, others, competes) ?? { ok: true, rule };
}
