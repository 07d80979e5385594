import { RefusalError } from '@lapor/kit/refusal';
import type { EntityManager } from 'typeorm';
import { findAgenciesByCode } from '../database/agency.queries.js';
import { findPath } from '../database/agency-tree.queries.js';
import { type Agency, isAgencyCode } from '../domain/agency/agency.js';
import { type Concern, NATION } from '../domain/authority/authority.js';

/** What concerns an agency, or the nation where there is no agency above. Throws AGENCY_UNKNOWN. */
export async function agencyConcern(manager: EntityManager, code: string | null): Promise<Concern> {
  if (code === null) return NATION;
  const path = isAgencyCode(code) ? await findPath(manager, code) : [];
  if (path.length === 0) throw new RefusalError('AGENCY_UNKNOWN');
  return { kind: 'AGENCY', path };
}

/** An agency that is there and active. Throws AGENCY_UNKNOWN. */
export async function readActiveAgency(manager: EntityManager, code: string): Promise<Agency> {
  const [agency] = isAgencyCode(code) ? await findAgenciesByCode(manager, [code]) : [];
  if (!agency?.active) throw new RefusalError('AGENCY_UNKNOWN');
  return agency;
}
