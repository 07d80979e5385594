import { Any, type EntityManager } from 'typeorm';
import { isRegionCode, type Region, type RegionLevel } from '../domain/region/region.js';
import type { CodePage } from './code-page.js';
import { EveryRegionEntity } from './every-region.entity.js';
import { RegionEntity, toRegion } from './region.entity.js';

/** What a list of regions is narrowed by; it is ordered by code, which keeps regions beside the one they lie in. */
export interface RegionFilter {
  readonly level?: RegionLevel | null;
  readonly parentCode?: string | null;
}

export async function findRegionsByCode(database: EntityManager, codes: readonly string[]): Promise<Region[]> {
  return (await database.find(EveryRegionEntity, { where: { code: Any(codes) } })).map(toRegion);
}

/** Whether a code is a province's, regency's or city's: the regions that the registry's entries may name. */
export async function isOfficialRegion(database: EntityManager, code: string): Promise<boolean> {
  return isRegionCode(code) && (await database.existsBy(RegionEntity, { code }));
}

export async function listRegions(database: EntityManager, filter: RegionFilter, page: CodePage): Promise<Region[]> {
  if (filter.parentCode && !isRegionCode(filter.parentCode)) return [];
  const query = database.createQueryBuilder(EveryRegionEntity, 'region').orderBy('region.code').limit(page.limit);
  if (filter.level) query.andWhere('region.level = :level', { level: filter.level });
  if (filter.parentCode) query.andWhere('region.parentCode = :parentCode', { parentCode: filter.parentCode });
  if (page.after !== null) query.andWhere('region.code > :after', { after: page.after });
  return (await query.getMany()).map(toRegion);
}
