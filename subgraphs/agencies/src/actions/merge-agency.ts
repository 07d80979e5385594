import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { endAgency } from '../domain/agency/end-agency.js';
import { agencyConcern, placeConcern } from './agency-concern.js';
import { assertMayEnd } from './assert-may-end.js';
import { type AgencyCommandInput, changeAgencyEntry } from './change-agency-entry.js';
import type { ActionDependencies } from './dependencies.js';
import { handOver } from './hand-over.js';
import { handOverParts } from './hand-over-parts.js';

/** Which agency goes into which other one. */
export interface MergeAgencyInput extends AgencyCommandInput {
  readonly intoCode: string;
}

/**
 * Merges an agency into another one: its parts live on below the other, its officers go on there, its open reports follow
 * by succession. For whoever is above both. Returns the code of the other. Throws what `changeAgencyEntry` and `assertMayEnd` do.
 */
export async function mergeAgency(deps: ActionDependencies, subject: Subject, input: MergeAgencyInput): Promise<string> {
  const { code, intoCode } = input;
  const concern = async (manager: EntityManager) =>
    ({ kind: 'ALL', of: [await placeConcern(manager, code), await agencyConcern(manager, intoCode)] }) as const;
  await changeAgencyEntry(deps, subject, input, { name: 'mergeAgency', concern }, async (open) => {
    const { agency, decree, put } = open;
    await assertMayEnd(open, intoCode);
    await handOverParts(open, intoCode);
    await handOver(open, [agency.code], intoCode);
    await put('AgencyMerged', endAgency(agency, intoCode, decree.effectiveOn), decree);
  });
  return intoCode;
}
