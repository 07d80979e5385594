import { assertAllowed } from '@lapor/kit/refusal';
import { findActiveBelow, findPath } from '../database/agency-tree.queries.js';
import { countOpenWork } from '../database/open-work.store.js';
import { decideEnd } from '../domain/agency/end-agency.js';
import { assertNotNationalDesk } from './assert-not-national-desk.js';
import { type AgencyCase, findAgency } from './change-agency-entry.js';

/**
 * Checks that an agency may end, with or without a successor; returns the codes of the active agencies below it.
 * Throws AGENCY_NOT_CLOSABLE, AGENCY_HAS_PARTS, AGENCY_HAS_OPEN_WORK, AGENCY_UNKNOWN and INPUT_INVALID.
 */
export async function assertMayEnd({ manager, agency, decree }: AgencyCase, successorCode: string | null): Promise<readonly string[]> {
  await assertNotNationalDesk(manager, agency.code);
  const parts = await findActiveBelow(manager, agency.code);
  const openReports = await countOpenWork(manager, [agency.code, ...parts]);
  const named = await findAgency(manager, successorCode);
  const successor = successorCode === null ? null : (named ?? undefined);
  const successorPath = named ? await findPath(manager, named.code) : [];
  assertAllowed(decideEnd(agency, { parts, openReports, successor, successorPath }, decree.effectiveOn));
  return parts;
}
