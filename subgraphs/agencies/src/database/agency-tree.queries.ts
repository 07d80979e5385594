import type { EntityManager } from 'typeorm';

/** The codes from an agency's root down to itself; empty when there is no such agency. */
export async function findPath(manager: EntityManager, code: string): Promise<string[]> {
  const rows = await manager.query<{ code: string }[]>(FIND_PATH, [code]);
  return rows.map((row) => row.code);
}

const FIND_PATH = `
  with recursive above as (
    select code, parent_code, 0 as distance from agency where code = $1
    union all
    select agency.code, agency.parent_code, above.distance + 1 from agency join above on agency.code = above.parent_code
  )
  select code from above order by distance desc`;
