import type { EntityManager } from 'typeorm';
import type { Clock } from '../domain/clock/clock.js';

/** A run to be written, with the moment at which something is to be told of it next. */
export interface TimedClock {
  readonly clock: Clock;
  readonly nextNoticeAt: Date | null;
}

/**
 * Writes runs of a report's clocks over what is there, and brings the report's alarm forward to the earliest moment of
 * all of them: one statement, in the transaction of the change, which holds the report locked. An alarm that now comes
 * too soon is left as it is: it costs less to ring for nothing once, and be set anew, than to be moved by every step.
 */
export async function saveClocks(manager: EntityManager, reportId: string, clocks: readonly TimedClock[]): Promise<void> {
  if (clocks.length === 0) return;
  const rows = clocks.map(({ clock, nextNoticeAt }) => ({ ...clock, told: undefined, nextNoticeAt }));
  await manager.query(SAVE, [reportId, JSON.stringify(rows)]);
}

/** Writes the first runs of reports that are being filed, and sets their alarms: one statement for all of them. */
export async function saveFirstClocks(
  manager: EntityManager,
  clocks: readonly (TimedClock & { readonly reportId: string })[],
): Promise<void> {
  if (clocks.length === 0) return;
  const rows = clocks.map(({ reportId, clock, nextNoticeAt }) => ({ ...clock, told: undefined, reportId, nextNoticeAt }));
  await manager.query(SAVE_FIRST, [JSON.stringify(rows)]);
}

/** Sets when something is to be told of runs whose limits stay as they are, where that is another moment now. */
export async function renewNotices(manager: EntityManager, reportId: string, clocks: readonly TimedClock[]): Promise<void> {
  const rows = clocks.map(({ clock: { key, startedAt }, nextNoticeAt }) => ({ key, startedAt, nextNoticeAt }));
  const [, changed] = await manager.query(RENEW_NOTICES, [reportId, JSON.stringify(rows)]);
  if (changed > 0) await renewAlarm(manager, reportId);
}

/** Sets a report's alarm anew after it has rung; not sooner than in a second, should the clocks of two machines differ. */
export async function renewAlarm(manager: EntityManager, reportId: string): Promise<void> {
  await manager.query(RENEW_ALARM, [reportId]);
}

/** Remembers that a threshold has been told of. False when it had been before. */
export async function rememberNotice(
  manager: EntityManager,
  reportId: string,
  { key, startedAt }: Pick<Clock, 'key' | 'startedAt'>,
  threshold: string,
  at: Date,
): Promise<boolean> {
  const rows = await manager.query(
    `insert into clock_notice (report_id, key, started_at, threshold, told_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1`,
    [reportId, key, startedAt, threshold, at],
  );
  return rows.length === 1;
}

const SAVE = `
  with saved as (
  insert into clock (report_id, key, started_at, desk_code, policy_id, calendar_version, due_at, provisional, extra_days, paused_at,
                     remaining_days, stopped_at, next_notice_at)
  select $1, key, "startedAt", "deskCode", "policyId", "calendarVersion", "dueAt", provisional, "extraDays", "pausedAt",
         "remainingDays", "stoppedAt", "nextNoticeAt"
  from json_to_recordset($2::json) as run (
    key text, "startedAt" timestamptz, "deskCode" text, "policyId" text, "calendarVersion" integer, "dueAt" timestamptz,
    provisional boolean, "extraDays" integer, "pausedAt" timestamptz, "remainingDays" integer, "stoppedAt" timestamptz,
    "nextNoticeAt" timestamptz)
  on conflict (report_id, key, started_at) do update set
    desk_code = excluded.desk_code, policy_id = excluded.policy_id, calendar_version = excluded.calendar_version,
    due_at = excluded.due_at, provisional = excluded.provisional, extra_days = excluded.extra_days, paused_at = excluded.paused_at,
    remaining_days = excluded.remaining_days, stopped_at = excluded.stopped_at, next_notice_at = excluded.next_notice_at
  returning key, started_at, next_notice_at
  ), before as (
    select min(next_notice_at) as moment from clock where report_id = $1
  ), after as (
    select min(next_notice_at) as moment from (
      select next_notice_at from saved
      union all
      select next_notice_at from clock where report_id = $1 and (key, started_at) not in (select key, started_at from saved)
    ) as run
  )
  select schedule_clock_alarm($1, after.moment) from before, after
  where after.moment < before.moment or (before.moment is null and after.moment is not null)`;

const SAVE_FIRST = `
  with saved as (
  insert into clock (report_id, key, started_at, desk_code, policy_id, calendar_version, due_at, provisional, extra_days, paused_at,
                     remaining_days, stopped_at, next_notice_at)
  select "reportId", key, "startedAt", "deskCode", "policyId", "calendarVersion", "dueAt", provisional, "extraDays", "pausedAt",
         "remainingDays", "stoppedAt", "nextNoticeAt"
  from json_to_recordset($1::json) as run (
    "reportId" uuid, key text, "startedAt" timestamptz, "deskCode" text, "policyId" text, "calendarVersion" integer, "dueAt" timestamptz,
    provisional boolean, "extraDays" integer, "pausedAt" timestamptz, "remainingDays" integer, "stoppedAt" timestamptz,
    "nextNoticeAt" timestamptz)
  returning report_id, next_notice_at
  ), alarm as (
    select report_id, min(next_notice_at) as moment from saved where next_notice_at is not null group by report_id
  )
  select schedule_clock_alarms(array_agg(report_id), array_agg(moment)) from alarm having count(*) > 0`;

const RENEW_NOTICES = `
  update clock set next_notice_at = run."nextNoticeAt"
  from json_to_recordset($2::json) as run (key text, "startedAt" timestamptz, "nextNoticeAt" timestamptz)
  where report_id = $1 and clock.key = run.key and started_at = run."startedAt" and next_notice_at is distinct from run."nextNoticeAt"`;

const RENEW_ALARM = `
  select schedule_clock_alarm($1, greatest(min(next_notice_at), now() + interval '1 second')) from clock
  where report_id = $1 and next_notice_at is not null
  having min(next_notice_at) is not null`;
