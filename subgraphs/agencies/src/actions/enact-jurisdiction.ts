import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { findEveryRule } from '../database/jurisdiction.queries.js';
import { isOfficialRegion } from '../database/region.queries.js';
import {
  enactJurisdiction as decide,
  type JurisdictionDraft,
  type JurisdictionSurroundings,
} from '../domain/jurisdiction/enact-jurisdiction.js';
import { jurisdictionId } from '../domain/jurisdiction/jurisdiction-rule.js';
import { findAgency } from './change-agency-entry.js';
import type { ActionDependencies } from './dependencies.js';
import { type Enacting, enactRule } from './enact-rule.js';
import { findCategory } from './find-category.js';

/** A rule of competence, and the act that enacts it. */
export interface EnactJurisdictionInput extends JurisdictionDraft, Enacting {}

/**
 * Enacts a rule of competence; returns its id. Throws what `enactRule` does, INPUT_INVALID, CATEGORY_UNKNOWN,
 * REGION_UNKNOWN (districts and villages included), AGENCY_UNKNOWN or VALIDITY_OVERLAP.
 */
export function enactJurisdiction(deps: ActionDependencies, subject: Subject, input: EnactJurisdictionInput): Promise<string> {
  return enactRule(deps, subject, {
    name: 'enactJurisdiction',
    type: 'JurisdictionEnacted',
    id: jurisdictionId(input),
    input,
    decide: async (manager, today) => decide(input, await readSurroundings(manager, input), today),
  });
}

async function readSurroundings(
  manager: EntityManager,
  { categoryId, regionCode, agencyCode }: JurisdictionDraft,
): Promise<JurisdictionSurroundings> {
  const category = await findCategory(manager, categoryId);
  return {
    category,
    regionKnown: regionCode !== null && (await isOfficialRegion(manager, regionCode)),
    agency: await findAgency(manager, agencyCode),
    rules: category ? await findEveryRule(manager, [category.id]) : [],
  };
}
