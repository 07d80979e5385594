import { type Agency, isRegional } from '../agency/agency.js';
import { overlaps, until } from '../validity/validity.js';
import { jurisdictionsCompete } from './enact-jurisdiction.js';
import { type JurisdictionRule, jurisdictionId } from './jurisdiction-rule.js';

/** What becomes of the rules of competence of agencies that end: each as it is afterwards, and those that the heir gets. */
export interface JurisdictionSuccession {
  readonly ended: readonly JurisdictionRule[];
  readonly inherited: readonly JurisdictionRule[];
}

/**
 * Ends the rules that name ending agencies, and makes the heir competent in their place for the days that were left, by
 * the act that ends them; not where another rule answers the same question on one of these days. A regional government
 * is competent by its region and inherits none.
 * @param ending the rules of the ending agencies that are not over.
 * @param others every other rule for the same categories.
 * @param heir null when nobody takes over.
 * @param day the first day on which the agencies are named no more, `YYYY-MM-DD`.
 */
export function succeedJurisdictions(
  ending: readonly JurisdictionRule[],
  others: readonly JurisdictionRule[],
  heir: Pick<Agency, 'code' | 'type'> | null,
  { day, legalRef }: { readonly day: string; readonly legalRef: string },
): JurisdictionSuccession {
  const inherited: JurisdictionRule[] = [];
  for (const rule of heir === null || isRegional(heir) ? [] : ending) {
    const named = { ...rule, agencyCode: (heir as Agency).code, legalRef, validFrom: rule.validFrom > day ? rule.validFrom : day };
    const passed = { ...named, id: jurisdictionId(named) };
    const answered = [...others, ...inherited].some((other) => jurisdictionsCompete(other, passed) && overlaps(other, passed));
    if (!answered) inherited.push(passed);
  }
  return { ended: ending.map((rule) => until(rule, day)), inherited };
}
