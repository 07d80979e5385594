import { governmentCodeOf } from '../agency/regional-government.js';
import { type JurisdictionRule, rulesFor } from '../jurisdiction/jurisdiction-rule.js';
import { provinceCodeOf } from '../region/region.js';
import { shownCount, type TransferTally } from '../transfer/transfer-tally.js';
import { type Evidence, evidence } from './evidence.js';

/** How much a rule adds: it names a national body by itself, but a government only together with a place. */
const RULE = { national: 0.8, province: 0.6, regency: 0.2 };
/** So many transfers convince by half of the most they can. */
const HALF_CONVINCED = 10;
const MOST_BY_TRANSFERS = 0.9;

/** What the rules for a category say, for every regency or province that came into question. */
export function ruleEvidence(rules: readonly JurisdictionRule[], categoryId: string, regionCodes: readonly string[]): Evidence[] {
  const places: readonly (string | null)[] = regionCodes.length > 0 ? regionCodes : [null];
  const found = new Map<string, Evidence>();
  for (const regionCode of places) {
    for (const rule of rulesFor(rules, { categoryId, regionCode })) {
      const each = toEvidence(rule, regionCode);
      if (each) found.set(each.agencyCode, each);
    }
  }
  return [...found.values()];
}

function toEvidence({ role, agencyCode, weight, legalRef }: JurisdictionRule, regionCode: string | null): Evidence | null {
  const share = weight / 100;
  if (agencyCode !== null) return evidence(agencyCode, RULE.national * share, 'RULE', { legalRef });
  if (regionCode === null) return null;
  if (role === 'PROVINCE_GOVERNMENT')
    return evidence(governmentCodeOf({ code: provinceCodeOf(regionCode) }), RULE.province * share, 'RULE', { legalRef });
  return evidence(governmentCodeOf({ code: regionCode }), RULE.regency * share, 'RULE', { legalRef });
}

/** What earlier reports of the category in these places say: to whom they were handed in the end. */
export function transferEvidence(tallies: readonly TransferTally[]): Evidence[] {
  const counts = new Map<string, number>();
  for (const tally of tallies) counts.set(tally.toAgency, (counts.get(tally.toAgency) ?? 0) + shownCount(tally));
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([agencyCode, count]) =>
      evidence(agencyCode, (MOST_BY_TRANSFERS * count) / (count + HALF_CONVINCED), 'PAST_TRANSFERS', { count }),
    );
}
