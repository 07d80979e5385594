import type { EntityManager } from 'typeorm';

/** The codes from an agency's root down to itself; empty when there is no such agency. */
export async function findPath(manager: EntityManager, code: string): Promise<string[]> {
  const rows = await manager.query<{ code: string }[]>(FIND_PATH, [code]);
  return rows.map((row) => row.code);
}

/** The codes of the active agencies below one, in their order; what stands below a closed one is not among them. */
export async function findActiveBelow(manager: EntityManager, code: string): Promise<string[]> {
  const rows = await manager.query<{ code: string }[]>(FIND_ACTIVE_BELOW, [code]);
  return rows.map((row) => row.code);
}

/** The codes of the active agencies directly below one, in their order. */
export async function findActiveParts(manager: EntityManager, code: string): Promise<string[]> {
  const rows = await manager.query<{ code: string }[]>('select code from agency where parent_code = $1 and active order by code', [code]);
  return rows.map((row) => row.code);
}

const FIND_PATH = `
  with recursive above as (
    select code, parent_code, 0 as distance from agency where code = $1
    union all
    select agency.code, agency.parent_code, above.distance + 1 from agency join above on agency.code = above.parent_code
  )
  select code from above order by distance desc`;

const FIND_ACTIVE_BELOW = `
  with recursive below as (
    select code from agency where parent_code = $1 and active
    union
    select agency.code from agency join below on agency.parent_code = below.code where agency.active
  )
  select code from below order by code`;
