import type { EntityManager } from 'typeorm';

/** The codes from its tree's root down to it, for each of these agencies; unknown ones are missing. */
export async function findPaths(manager: EntityManager, codes: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await manager.query<{ code: string; path: string[] }[]>(FIND_PATHS, [codes]);
  return new Map(rows.map(({ code, path }) => [code, path]));
}

const FIND_PATHS = `
  with recursive above as (
    select code as start, code, parent_code, 0 as distance from agency where code = any($1::text[])
    union all
    select above.start, agency.code, agency.parent_code, above.distance + 1 from agency join above on agency.code = above.parent_code
  )
  select start as code, array_agg(code order by distance desc) as path from above group by start`;
