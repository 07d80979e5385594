import type { Holiday } from '@lapor/schema/calendar/holiday';
import type { ClockUnit } from '@lapor/schema/calendar/work-calendar';
import type { AgencyHours } from '@lapor/schema/calendar/working-hours';
import type { EntityManager } from 'typeorm';
import type { NoticeRule } from '../domain/clock/ladder.js';

/** A time limit as the registry tells of it. */
export interface PolicyEntry {
  readonly id: string;
  readonly key: string;
  readonly reportClass: string | null;
  readonly amount: number;
  readonly unit: ClockUnit;
  readonly pauses: 'NEVER' | 'REPORTER_TURN';
  readonly rollsForward: boolean;
  readonly collectiveLeaveStops: boolean;
  readonly legalRef: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A day off as the registry tells of it; a decree that moves one revokes the old day. */
export interface HolidayEntry extends Holiday {
  readonly revoked: boolean;
}

/** The hours of an agency from a day on, as the registry tells of them. */
export interface HoursEntry extends AgencyHours {
  readonly id: string;
}

/** A step of the notification ladder as the registry tells of it. */
export type NoticeEntry = Omit<NoticeRule, 'reportClass'> & { readonly reportClass: string | null };

/** Entries of which deadlines and their notices are made. */
export interface TimeRulesPage {
  readonly policies: readonly PolicyEntry[];
  readonly notices: readonly NoticeEntry[];
  readonly holidays: readonly HolidayEntry[];
  readonly hours: readonly HoursEntry[];
}

/** Writes what is new or different, and raises the version of the time rules with it. True when anything was. */
export async function saveTimeRules(manager: EntityManager, { policies, notices, holidays, hours }: TimeRulesPage): Promise<boolean> {
  let changes = 0;
  if (policies.length > 0) changes += await count(manager, SAVE_POLICIES, policies);
  if (notices.length > 0) changes += await count(manager, SAVE_NOTICES, notices);
  if (holidays.length > 0) changes += await count(manager, SAVE_HOLIDAYS, holidays);
  if (hours.length > 0) changes += await count(manager, SAVE_HOURS, hours);
  if (changes > 0) await raiseRulesVersion(manager);
  return changes > 0;
}

/** Says that deadlines are computed differently from now on. */
export async function raiseRulesVersion(manager: EntityManager): Promise<void> {
  await manager.query('update time_rules_version set version = version + 1');
}

async function count(manager: EntityManager, sql: string, entries: readonly object[]): Promise<number> {
  const [row] = await manager.query(sql, [JSON.stringify(entries)]);
  return row.changes;
}

const SAVE_POLICIES = `
  with saved as (
    insert into policy_projection as known
      (id, key, report_class, amount, unit, pauses, rolls_forward, collective_leave_stops, legal_ref, valid_from, valid_to)
    select id, key, "reportClass", amount, unit, pauses, "rollsForward", "collectiveLeaveStops", "legalRef", "validFrom", "validTo"
    from json_to_recordset($1::json) as entry (
      id text, key text, "reportClass" text, amount integer, unit text, pauses text, "rollsForward" boolean, "collectiveLeaveStops" boolean, "legalRef" text,
      "validFrom" date, "validTo" date)
    on conflict (id) do update set
      key = excluded.key, report_class = excluded.report_class, amount = excluded.amount, unit = excluded.unit, pauses = excluded.pauses,
      rolls_forward = excluded.rolls_forward, collective_leave_stops = excluded.collective_leave_stops, legal_ref = excluded.legal_ref, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to
    where known is distinct from excluded
    returning 1
  )
  select count(*)::integer as changes from saved`;

const SAVE_NOTICES = `
  with saved as (
    insert into notice_projection as known (id, step, report_class, percent, roles, valid_from, valid_to)
    select id, step, "reportClass", percent, roles, "validFrom", "validTo"
    from json_to_recordset($1::json) as entry (
      id text, step text, "reportClass" text, percent integer, roles text[], "validFrom" date, "validTo" date)
    on conflict (id) do update set
      step = excluded.step, report_class = excluded.report_class, percent = excluded.percent, roles = excluded.roles,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to
    where known is distinct from excluded
    returning 1
  )
  select count(*)::integer as changes from saved`;

const SAVE_HOLIDAYS = `
  with entry as (
    select * from json_to_recordset($1::json) as entry (
      id text, date date, kind text, "regionCode" text, provisional boolean, revoked boolean)
  ), saved as (
    insert into holiday_projection as known (id, date, kind, region_code, provisional)
    select id, date, kind, "regionCode", provisional from entry where not revoked
    on conflict (id) do update set date = excluded.date, kind = excluded.kind, region_code = excluded.region_code,
      provisional = excluded.provisional
    where known is distinct from excluded
    returning 1
  ), gone as (
    delete from holiday_projection where id in (select id from entry where revoked) returning 1
  )
  select ((select count(*) from saved) + (select count(*) from gone))::integer as changes`;

const SAVE_HOURS = `
  with saved as (
    insert into hours_projection as known (id, agency_code, workdays, opens_at, closes_at, valid_from)
    select id, "agencyCode", workdays, "opensAt", "closesAt", "validFrom"
    from json_to_recordset($1::json) as entry (
      id text, "agencyCode" text, workdays integer[], "opensAt" integer, "closesAt" integer, "validFrom" date)
    on conflict (id) do update set
      agency_code = excluded.agency_code, workdays = excluded.workdays, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
      valid_from = excluded.valid_from
    where known is distinct from excluded
    returning 1
  )
  select count(*)::integer as changes from saved`;
