import { RefusalError } from '@lapor/kit/refusal';
import { findAgenciesByCode } from '../database/agency.queries.js';
import { type AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';

/** The agency that a command has made or changed, read after its commit. Throws AGENCY_UNKNOWN. */
export async function showAgency({ database }: AgenciesContext, done: Promise<string>): Promise<AgencyType> {
  const [agency] = await findAgenciesByCode(database, [await done]);
  if (!agency) throw new RefusalError('AGENCY_UNKNOWN');
  return toAgencyType(agency);
}
