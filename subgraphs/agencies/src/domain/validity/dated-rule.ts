import { type Refusal, refuse } from '@lapor/schema/refusal';
import { overlaps, type Span } from './validity.js';

/** A rule that is enacted and ended by legal acts. */
export interface DatedRule extends Span {
  /** What it is about and its first day, joined by `@`. */
  readonly id: string;
}

/** Whether two rules answer the same question, so that they may not be in force on the same day. */
export type Competes<Rule extends DatedRule> = (one: Rule, other: Rule) => boolean;

/** Whether a text can be a rule's id at all. */
export function isRuleId(text: string): boolean {
  return /^[\w.:*@-]{1,300}$/.test(text);
}

/** The refusal VALIDITY_OVERLAP, which names the competing rule that is in force on one of the same days; null without one. */
export function refuseOverlap<Rule extends DatedRule>(rule: Rule, others: readonly Rule[], competes: Competes<Rule>): Refusal | null {
  const found = others.find((each) => competes(each, rule) && overlaps(each, rule));
  return found ? refuse('VALIDITY_OVERLAP', { other: { id: found.id, validFrom: found.validFrom, validTo: found.validTo } }) : null;
}
