import type { Validity } from '../validity/validity.js';

/** Who answers by a rule: the government of the regency or city, that of the province, or one national body. */
export const RESPONSIBLE_ROLES = ['REGENCY_GOVERNMENT', 'PROVINCE_GOVERNMENT', 'NATIONAL_BODY'] as const;
export type ResponsibleRole = (typeof RESPONSIBLE_ROLES)[number];

/** Who is competent for a category of reports (aturan kewenangan). Several rules may hold for one category. */
export interface JurisdictionRule extends Validity {
  /** Category, region (`*` for the whole country), who answers, and first day: `infrastruktur.jalan:*:K-PU@2020-10-27`. */
  readonly id: string;
  /** A leaf of the tree, or a root for everything below it that has no rule of its own. */
  readonly categoryId: string;
  /** Where it holds: in this region and below it; null in the whole country. */
  readonly regionCode: string | null;
  readonly role: ResponsibleRole;
  /** The body, for NATIONAL_BODY; null for a government, which follows from the region. */
  readonly agencyCode: string | null;
  /** How often it decides such reports, 1 to 100 per cent: an estimate until transfers tell better. */
  readonly weight: number;
  /** Begins with PROPOSAL where no law was checked. */
  readonly legalRef: string;
}

/** The id of a rule. */
export function jurisdictionId({ categoryId, regionCode, role, agencyCode, validFrom }: Omit<JurisdictionRule, 'id'>): string {
  return `${categoryId}:${regionCode ?? '*'}:${agencyCode ?? role}@${validFrom}`;
}

/** The category in a rule's id. */
export function categoryOfRule(id: string): string {
  return id.split(':')[0] as string;
}

/**
 * The rules for a report, of all that are in force for its category and the roots above: those of the nearest category
 * that has any, and among these those of the nearest region. Without a known region only rules for the whole country hold.
 */
export function rulesFor(
  rules: readonly JurisdictionRule[],
  { categoryId, regionCode }: { readonly categoryId: string; readonly regionCode: string | null },
): JurisdictionRule[] {
  const holding = rules.filter(
    (rule) =>
      liesIn(categoryId, rule.categoryId) && (rule.regionCode === null || (regionCode !== null && liesIn(regionCode, rule.regionCode))),
  );
  const nearest = holding.filter(({ categoryId: own }) => holding.every((other) => other.categoryId.length <= own.length));
  const depth = (rule: JurisdictionRule) => rule.regionCode?.length ?? 0;
  return nearest.filter((rule) => nearest.every((other) => depth(other) <= depth(rule)));
}

/** Whether a dotted code is another one or lies below it. */
function liesIn(code: string, ancestor: string): boolean {
  return code === ancestor || code.startsWith(`${ancestor}.`);
}
