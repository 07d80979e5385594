import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { findRegionsByCode } from '../database/region.queries.js';
import { type AgencyChanges, changeAgency as decide } from '../domain/agency/change-agency.js';
import { agencyConcern, placeConcern } from './agency-concern.js';
import { type AgencyCommandInput, changeAgencyEntry } from './change-agency-entry.js';
import type { ActionDependencies } from './dependencies.js';

/** What is to be different about an agency. */
export interface ChangeAgencyInput extends AgencyChanges, AgencyCommandInput {}

/**
 * Changes an agency's connection model and time zone, which is its own matter, or its type and region, which is for
 * whoever is above it. Returns the code. Throws what `changeAgencyEntry` does, and REGION_UNKNOWN.
 */
export function changeAgency(deps: ActionDependencies, subject: Subject, input: ChangeAgencyInput): Promise<string> {
  const { code, type, regionCode } = input;
  const ownMatter = type == null && regionCode == null;
  const concern = (manager: EntityManager) => (ownMatter ? agencyConcern(manager, code) : placeConcern(manager, code));
  return changeAgencyEntry(deps, subject, input, { name: 'changeAgency', concern }, async ({ manager, agency, decree, put }) => {
    const [region] = regionCode == null ? [] : await findRegionsByCode(manager, [regionCode]);
    const decision = decide(agency, input, region !== undefined);
    assertAllowed(decision);
    await put('AgencyChanged', decision.agency, decree);
  });
}
