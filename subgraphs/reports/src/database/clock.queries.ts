import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { Clock } from '../domain/clock/clock.js';
import type { ClockKey } from '../domain/clock/clock-rules.js';
import { isId } from '../domain/input/identifier.js';
import { OPEN_STATES } from '../domain/report/report-state.js';

export interface ReportClock extends Clock {
  readonly reportId: string;
}

/** The clocks of several reports in one statement, each report's in the order of their start. */
export async function findClocks(database: Queryable, reportIds: readonly string[]): Promise<readonly ReportClock[]> {
  const known = reportIds.filter(isId);
  return known.length === 0 ? [] : database.query<ReportClock[]>(CLOCKS, [known]);
}

/** The end of a report's last run of a clock, whether it still runs or not; null when it has none. */
export async function findDueAt(database: Queryable, reportId: string, key: ClockKey): Promise<Date | null> {
  return (await findLastRun(database, reportId, key))?.dueAt ?? null;
}

/** The limits of a report's last run of a clock; null when it has none. */
export async function findLastRun(
  database: Queryable,
  reportId: string,
  key: ClockKey,
): Promise<Pick<Clock, 'dueAt' | 'stoppedAt'> | null> {
  const [row] = await database.query<Pick<Clock, 'dueAt' | 'stoppedAt'>[]>(LAST_RUN, [reportId, key]);
  return row ?? null;
}

/** Reports of which something should have been told before a moment, the longest overdue first. */
export async function findOverdueAlarms(database: Queryable, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }[]>(
    `select report_id as id from clock where next_notice_at <= $1 group by report_id order by min(next_notice_at) limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

/** Whether there is a report whose clocks a change of the rules can concern: with an open clock, or open and perhaps without. */
export async function hasTimedReports(database: Queryable): Promise<boolean> {
  return (await findTimedReports(database, null, 1)).length > 0;
}

/** Reports behind an id that have an open clock or are open themselves, in the order of their ids. */
export async function findTimedReports(database: Queryable, after: string | null, limit: number): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }[]>(TIMED_REPORTS, [after, limit]);
  return rows.map(({ id }) => id);
}

// The open states are written out, not bound: only so can the planner prove that the partial index fits.
const TIMED_REPORTS = `
  select id from (
    (select distinct report_id as id from clock where stopped_at is null and ($1::uuid is null or report_id > $1) order by report_id limit $2)
    union
    (select id from report where state in (${OPEN_STATES.map((state) => `'${state}'`).join(', ')}) and ($1::uuid is null or id > $1)
     order by id limit $2)
  ) timed order by id limit $2`;

const CLOCKS = `
  select clock.report_id as "reportId", clock.key, clock.desk_code as "deskCode", clock.policy_id as "policyId",
         clock.calendar_version as "calendarVersion", clock.started_at as "startedAt", clock.due_at as "dueAt", clock.provisional,
         clock.extra_days as "extraDays", clock.paused_at as "pausedAt", clock.remaining_days as "remainingDays",
         clock.stopped_at as "stoppedAt",
         array(select notice.threshold from clock_notice notice
               where (notice.report_id, notice.key, notice.started_at) = (clock.report_id, clock.key, clock.started_at)) as told
  from clock where clock.report_id = any ($1::uuid[]) order by clock.report_id, clock.started_at, clock.key`;

const LAST_RUN = `
  select due_at as "dueAt", stopped_at as "stoppedAt" from clock where report_id = $1 and key = $2 order by started_at desc limit 1`;
