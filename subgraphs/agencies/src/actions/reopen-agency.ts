import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { reopenAgency as decide } from '../domain/agency/end-agency.js';
import { placeConcern } from './agency-concern.js';
import { type AgencyCommandInput, changeAgencyEntry, findAgency } from './change-agency-entry.js';
import type { ActionDependencies } from './dependencies.js';

/**
 * Lets a closed agency exist again under its code; what its successor took over stays there. For whoever is above it.
 * Returns the code. Throws what `changeAgencyEntry` does, and AGENCY_ALREADY_ACTIVE.
 */
export function reopenAgency(deps: ActionDependencies, subject: Subject, input: AgencyCommandInput): Promise<string> {
  const concern = (manager: EntityManager) => placeConcern(manager, input.code);
  const command = { name: 'reopenAgency', concern, closedToo: true };
  return changeAgencyEntry(deps, subject, input, command, async ({ manager, agency, decree, put }) => {
    const decision = decide(agency, await findAgency(manager, agency.parentCode));
    assertAllowed(decision);
    await put('AgencyReopened', decision.agency, decree);
  });
}
