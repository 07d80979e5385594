import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { findPath } from '../database/agency-tree.queries.js';
import { moveAgency as decide } from '../domain/agency/move-agency.js';
import { agencyConcern, placeConcern } from './agency-concern.js';
import { assertNotNationalDesk } from './assert-not-national-desk.js';
import { type AgencyCommandInput, changeAgencyEntry, findAgency } from './change-agency-entry.js';
import type { ActionDependencies } from './dependencies.js';

/** Where an agency goes; null for the top. */
export interface MoveAgencyInput extends AgencyCommandInput {
  readonly parentCode: string | null;
}

/**
 * Puts an agency, with all below it, under another one; its code stays. For whoever is above both places. Returns the
 * code. Throws what `changeAgencyEntry` does, AGENCY_CYCLE and AGENCY_NOT_CLOSABLE.
 */
export function moveAgency(deps: ActionDependencies, subject: Subject, input: MoveAgencyInput): Promise<string> {
  const { code, parentCode } = input;
  const concern = async (manager: EntityManager) =>
    ({ kind: 'ALL', of: [await placeConcern(manager, code), await agencyConcern(manager, parentCode)] }) as const;
  return changeAgencyEntry(deps, subject, input, { name: 'moveAgency', concern }, async ({ manager, agency, decree, put }) => {
    await assertNotNationalDesk(manager, code);
    const parent = await findAgency(manager, parentCode);
    const parentPath = parent ? await findPath(manager, parent.code) : [];
    const decision = decide(agency, { parentCode, parent, parentPath });
    assertAllowed(decision);
    await put('AgencyMoved', decision.agency, decree);
  });
}
