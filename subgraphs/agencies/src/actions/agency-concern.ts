import { RefusalError } from '@lapor/kit/refusal';
import type { EntityManager } from 'typeorm';
import { findPath } from '../database/agency-tree.queries.js';
import { type Agency, isAgencyCode } from '../domain/agency/agency.js';
import { type Concern, NATION } from '../domain/authority/authority.js';
import { findAgency } from './change-agency-entry.js';

/** What concerns an agency, or the nation where there is no agency above. Throws AGENCY_UNKNOWN. */
export async function agencyConcern(manager: EntityManager, code: string | null): Promise<Concern> {
  return code === null ? NATION : { kind: 'AGENCY', path: await readPath(manager, code) };
}

/** What concerns the place of an agency in the tree: whoever is above it decides, not the agency. Throws AGENCY_UNKNOWN. */
export async function placeConcern(manager: EntityManager, code: string): Promise<Concern> {
  const above = (await readPath(manager, code)).slice(0, -1);
  return above.length === 0 ? NATION : { kind: 'AGENCY', path: above };
}

/** An agency that is there and active. Throws AGENCY_UNKNOWN. */
export async function readActiveAgency(manager: EntityManager, code: string): Promise<Agency> {
  const agency = await findAgency(manager, code);
  if (!agency?.active) throw new RefusalError('AGENCY_UNKNOWN');
  return agency;
}

/** The codes from an agency's root down to it. Throws AGENCY_UNKNOWN. */
async function readPath(manager: EntityManager, code: string): Promise<readonly string[]> {
  const path = isAgencyCode(code) ? await findPath(manager, code) : [];
  if (path.length === 0) throw new RefusalError('AGENCY_UNKNOWN');
  return path;
}
