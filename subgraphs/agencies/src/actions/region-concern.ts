import { RefusalError } from '@lapor/kit/refusal';
import type { EntityManager } from 'typeorm';
import { findRegionsByCode } from '../database/region.queries.js';
import { governmentCodeOf } from '../domain/agency/regional-government.js';
import { type Concern, NATION } from '../domain/authority/authority.js';
import { isRegionCode } from '../domain/region/region.js';
import { agencyConcern } from './agency-concern.js';

/** What concerns a region is its government's; without a region it is the nation's. Throws REGION_UNKNOWN. */
export async function regionConcern(manager: EntityManager, regionCode: string | null): Promise<Concern> {
  if (regionCode === null) return NATION;
  const [region] = isRegionCode(regionCode) ? await findRegionsByCode(manager, [regionCode]) : [];
  if (!region) throw new RefusalError('REGION_UNKNOWN', { field: 'regionCode' });
  return agencyConcern(manager, governmentCodeOf(region));
}
