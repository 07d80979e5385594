import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { Desk } from '../domain/report/desk.js';
import { OPEN_STATES } from '../domain/report/report-state.js';
import { findDesk } from './registry.queries.js';

/**
 * Open reports at desks of agencies that no longer exist, and what an agency would have to work on at the national
 * desk. They are found by how things stand and not by what happened, so none is forgotten, whatever was interrupted.
 */
export async function findOrphanedReports(database: Queryable, limit: number): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }[]>(FIND_ORPHANED, [OPEN_STATES, NATIONAL_DESK, limit]);
  return rows.map(({ id }) => id);
}

/**
 * The desk that takes over from one: of the chain of its successors the first that is active, otherwise the national
 * desk. Null when nobody has to: the desk is active, or the registry has not told of it. The national desk is its own heir.
 */
export async function findHeir(database: Queryable, deskCode: string): Promise<Desk | null> {
  if (deskCode === NATIONAL_DESK) return findDesk(database, NATIONAL_DESK);
  const chain = await database.query<(Desk & { active: boolean })[]>(READ_SUCCESSORS, [deskCode]);
  if (chain[0]?.active !== false) return null;
  const heir = chain.find(({ active }) => active);
  return heir ? { code: heir.code, path: heir.path } : findDesk(database, NATIONAL_DESK);
}

/** Wakes the scheduler for the work of desks that ended, with the caller's transaction. */
export async function scheduleSuccession(database: Queryable): Promise<void> {
  await database.query('select schedule_succession()');
}

const FIND_ORPHANED = `
  select report.id from agency_projection agency join report on report.desk_code = agency.code
  where not agency.active and report.state = any($1::text[])
  union all
  select id from report where desk_code = $2 and state in ('ASSIGNED', 'IN_PROGRESS')
  limit $3`;

// The distance ends the search should successors ever stand in a circle.
const READ_SUCCESSORS = `
  with recursive chain as (
    select code, path, active, successor_code, 0 as distance from agency_projection where code = $1
    union all
    select next.code, next.path, next.active, next.successor_code, chain.distance + 1
    from agency_projection next join chain on next.code = chain.successor_code
    where not chain.active and chain.distance < 100
  )
  select code, path, active from chain order by distance`;
