import type { EntityManager } from 'typeorm';
import { isRegionCode, type Region } from '../domain/region/region.js';
import type { RegionSearch } from '../domain/region/region-search.js';
import type { RegionFilter } from './region.queries.js';

/** A region with how well it fits a search: a larger number fits better. */
export interface RankedRegion extends Region {
  readonly rank: number;
}

/** One page of found regions, the best first: the place to go on behind (null at the beginning), and how many to read. */
export interface RankPage {
  readonly after: readonly [rank: number, code: string] | null;
  readonly limit: number;
}

/** How much of a name's trigrams must be found: a letter forgotten in a word of four is (0.5), two are not. */
const TOLERANCE = 0.5;

/** Regions whose name is, or nearly is, what was searched for. */
export async function searchRegions(
  database: EntityManager,
  search: RegionSearch,
  filter: RegionFilter,
  page: RankPage,
): Promise<RankedRegion[]> {
  if (filter.parentCode && !isRegionCode(filter.parentCode)) return [];
  const { name, bareName, meant } = search;
  const [rank, code] = page.after ?? [null, null];
  return database.transaction(async (manager) => {
    // The operators' threshold is a setting; it holds for this transaction alone.
    await manager.query(`set local pg_trgm.word_similarity_threshold = ${TOLERANCE}`);
    const values = [name, bareName, meant, filter.level ?? null, filter.parentCode ?? null, rank, code, page.limit];
    return manager.query<RankedRegion[]>(SEARCH, values);
  });
}

// The part of the name that fits counts most, then how much of the name is left over, then the kind that was meant.
// Larger regions are looked for more often: a village must fit better by a letter or two to stand before a city.
// Thousandths, so that a cursor can hold it.
const SEARCH = `
  select code, name, level, parent_code as "parentCode", time_zone as "timeZone", own_government as "ownGovernment", rank
  from (
    select *, (1000 * (
        0.6 * greatest(word_similarity($2, search_name) * (case when $3::text is null or level = $3 then 1 else 0.8 end),
                       case when $3::text is null then 0 else word_similarity($1, search_name) end)
        + 0.4 * greatest(similarity($2, search_name), similarity($1, search_name))
        + case level when 'VILLAGE' then 0 when 'DISTRICT' then 0.05 when 'PROVINCE' then 0.12 else 0.1 end))::integer as rank
    from every_region
    where search_name %> $2 and ($4::text is null or level = $4) and ($5::text is null or parent_code = $5)
  ) as found
  where $6::bigint is null or rank < $6 or (rank = $6 and code > $7)
  order by rank desc, code
  limit $8`;
