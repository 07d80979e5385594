import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';
import { isId } from '../domain/input/identifier.js';

/** A computation of all open deadlines under changed rules. */
export interface ClockRecompute {
  readonly id: string;
  /** The office that asked for it; null when a change of the registry did. */
  readonly requestedByRole: string | null;
  readonly reason: string;
  readonly calendarVersion: number;
  readonly requestedAt: Date;
  /** The last report that is done. */
  readonly reportId: string | null;
  /** How many reports and clocks were given another deadline so far. */
  readonly reports: number;
  readonly clocks: number;
  readonly finishedAt: Date | null;
}

/** Writes down that it is wanted and wakes the scheduler, both with the caller's transaction. */
export async function insertRecompute(
  manager: EntityManager,
  { id, requestedByRole, reason, requestedAt }: Pick<ClockRecompute, 'id' | 'requestedByRole' | 'reason' | 'requestedAt'>,
): Promise<ClockRecompute> {
  await manager.query(INSERT, [id, requestedByRole, reason, requestedAt]);
  await manager.query('select schedule_clock_recompute($1)', [id]);
  return (await findRecompute(manager, id)) as ClockRecompute;
}

export async function findRecompute(database: Queryable, id: string): Promise<ClockRecompute | null> {
  if (!isId(id)) return null;
  const [row] = await database.query<ClockRecompute[]>(FIND, [id]);
  return row ?? null;
}

/** Moves it on by one report, in the transaction of that report. */
export async function countRecomputed(manager: EntityManager, id: string, reportId: string, clocks: number, at: Date): Promise<void> {
  await manager.query(COUNT, [id, reportId, Math.min(clocks, 1), clocks, at]);
}

/** Marks it as done. False when another instance has done so before. */
export async function finishRecompute(manager: EntityManager, id: string, at: Date): Promise<boolean> {
  const [rows] = await manager.query('update clock_recompute set finished_at = $2 where id = $1 and finished_at is null returning 1', [
    id,
    at,
  ]);
  return (rows as unknown[]).length === 1;
}

/** Puts it back into the scheduler's hands: the next chunk, or one whose process was lost. */
export async function wakeRecompute(database: Queryable, id: string): Promise<void> {
  await database.query('select schedule_clock_recompute($1)', [id]);
}

/** Those that nobody has touched since a moment. */
export async function findLostRecomputes(database: Queryable, before: Date): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }[]>(
    'select id from clock_recompute where finished_at is null and touched_at <= $1 order by id',
    [before],
  );
  return rows.map(({ id }) => id);
}

const INSERT = `
  insert into clock_recompute (id, requested_by_role, reason, calendar_version, requested_at, touched_at)
  select $1, $2, $3, version, $4, $4 from time_rules_version`;

const FIND = `
  select id, requested_by_role as "requestedByRole", reason, calendar_version as "calendarVersion", requested_at as "requestedAt",
         report_id as "reportId", reports, clocks, finished_at as "finishedAt"
  from clock_recompute where id = $1`;

const COUNT = `
  update clock_recompute set report_id = $2, reports = reports + $3, clocks = clocks + $4, touched_at = $5
  where id = $1 and finished_at is null`;
