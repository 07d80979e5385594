import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { findAgenciesByCode } from '../database/agency.queries.js';
import { endAgency } from '../domain/agency/end-agency.js';
import { placeConcern } from './agency-concern.js';
import { assertMayEnd } from './assert-may-end.js';
import { type AgencyCommandInput, changeAgencyEntry } from './change-agency-entry.js';
import type { ActionDependencies } from './dependencies.js';
import { handOver } from './hand-over.js';

/** Which agency ends, and who takes over what is left; null when nothing is. */
export interface CloseAgencyInput extends AgencyCommandInput {
  readonly successorCode: string | null;
}

/**
 * Closes an agency, and with a successor everything below it: their open reports, keywords and officers go to the successor
 * (docs/adr/0021).
 * For whoever is above it. Returns the code. Throws what `changeAgencyEntry` and `assertMayEnd` do.
 */
export function closeAgency(deps: ActionDependencies, subject: Subject, input: CloseAgencyInput): Promise<string> {
  const { code, successorCode } = input;
  const concern = (manager: EntityManager) => placeConcern(manager, code);
  return changeAgencyEntry(deps, subject, input, { name: 'closeAgency', concern }, async (open) => {
    const { manager, agency, decree, put } = open;
    const parts = await assertMayEnd(open, successorCode);
    await handOver(open, [...parts, agency.code], successorCode);
    for (const part of await findAgenciesByCode(manager, parts))
      await put('AgencyClosed', endAgency(part, successorCode, decree.effectiveOn), decree);
    await put('AgencyClosed', endAgency(agency, successorCode, decree.effectiveOn), decree);
  });
}
