import { normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { type Agency, isRegional } from '../agency/agency.js';
import type { Category } from '../category/category.js';
import { legalRefProblems } from '../decree/decree.js';
import { type Competes, refuseOverlap } from '../validity/dated-rule.js';
import { validityProblems } from '../validity/validity.js';
import { type JurisdictionRule, jurisdictionId } from './jurisdiction-rule.js';

/** A rule of competence as it is asked to be enacted. */
export type JurisdictionDraft = Omit<JurisdictionRule, 'id'>;

/** What the registry knows of what a draft names. */
export interface JurisdictionSurroundings {
  readonly category: Category | null;
  readonly regionKnown: boolean;
  readonly agency: Agency | null;
  /** Every rule for the category, whenever it is in force. */
  readonly rules: readonly JurisdictionRule[];
}

/**
 * Makes a rule of competence, in force today or later. A category has one rule at a time for a region and a level.
 * Refused with INPUT_INVALID, CATEGORY_UNKNOWN, REGION_UNKNOWN, AGENCY_UNKNOWN, or VALIDITY_OVERLAP and the rule in the way.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function enactJurisdiction(
  draft: JurisdictionDraft,
  { category, regionKnown, agency, rules }: JurisdictionSurroundings,
  today: string,
): { readonly ok: true; readonly rule: JurisdictionRule } | Refusal {
  const problems = [...ruleProblems(draft, agency), ...legalRefProblems(draft.legalRef), ...validityProblems(draft, today)];
  if (problems.length > 0) return refuseInput(problems);
  const { categoryId, regionCode, role, agencyCode, weight, validFrom, validTo } = draft;
  if (!category?.active) return refuse('CATEGORY_UNKNOWN', { field: 'categoryId' });
  if (regionCode !== null && !regionKnown) return refuse('REGION_UNKNOWN', { field: 'regionCode' });
  if (agencyCode !== null && !agency?.active) return refuse('AGENCY_UNKNOWN', { field: 'agencyCode' });
  const named = { categoryId, regionCode, role, agencyCode, weight, validFrom, validTo, legalRef: normalizeText(draft.legalRef) };
  const rule = { id: jurisdictionId(named), ...named };
  return refuseOverlap(rule, rules, jurisdictionsCompete) ?? { ok: true, rule };
}

/** Whether two rules are for the same category, region and level. */
export const jurisdictionsCompete: Competes<JurisdictionRule> = (one, other) =>
  one.categoryId === other.categoryId && one.regionCode === other.regionCode && one.role === other.role;

function ruleProblems({ role, agencyCode, weight }: JurisdictionDraft, agency: Agency | null): FieldProblem[] {
  return [
    ...((role === 'NATIONAL_BODY') === (agencyCode !== null) ? [] : [NO_BODY]),
    ...(agency !== null && isRegional(agency) ? [REGIONAL_BODY] : []),
    ...(weight >= 1 && weight <= 100 ? [] : [NO_WEIGHT]),
  ];
}

const NO_BODY: FieldProblem = {
  field: 'agencyCode',
  problem: 'only NATIONAL_BODY needs one; a government follows from the region',
  masalah: 'hanya NATIONAL_BODY yang memerlukannya; pemerintah daerah mengikuti wilayahnya',
};
const REGIONAL_BODY: FieldProblem = {
  field: 'agencyCode',
  problem: 'is a regional government; name the level and the region instead',
  masalah: 'adalah pemerintah daerah; sebutkan tingkat dan wilayahnya',
};
const NO_WEIGHT: FieldProblem = { field: 'weight', problem: 'from 1 to 100', masalah: 'dari 1 sampai 100' };
