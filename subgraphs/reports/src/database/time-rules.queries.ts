import type { Holiday } from '@lapor/schema/calendar/holiday';
import { isTimeZone, NATIONAL_ZONE } from '@lapor/schema/calendar/time-zone';
import { type AgencyHours, hoursAlong } from '@lapor/schema/calendar/working-hours';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { ClockPolicy } from '../domain/clock/clock-policy.js';
import type { NoticeRule } from '../domain/clock/ladder.js';
import { type DeskRules, rulesAt, type TimeRules } from '../domain/clock/time-rules.js';

/**
 * The time rules of a database, kept in memory until their version rises. Every command needs them; they change a few
 * times a year.
 */
export interface TimeRulesCache {
  latest: TimeRules | null;
  readonly byPlace: Map<string, DeskRules>;
}

const CACHES = new WeakMap<object, TimeRulesCache>();

/** Whose memory it is: the data source, which all its managers share. */
function cacheOf(database: Queryable): TimeRulesCache {
  const owner = 'dataSource' in database ? (database.dataSource as object) : database;
  const cache = CACHES.get(owner) ?? { latest: null, byPlace: new Map() };
  CACHES.set(owner, cache);
  return cache;
}

interface PlaceRow {
  readonly version: number;
  readonly zone: string | null;
  readonly regionCode: string | null;
  /** From the root of its agency's tree down to the desk; null for a desk the registry has not told of. */
  readonly path: readonly string[] | null;
}

/** The time rules as they hold at a desk now. A desk the registry has not told of keeps national time. */
export async function readRulesAt(database: Queryable, deskCode: string): Promise<DeskRules> {
  const [row] = await database.query<PlaceRow[]>(PLACE, [deskCode]);
  return rulesOfPlace(database, row as PlaceRow);
}

/** The time rules as they hold at several desks now. */
export async function readRulesOf(database: Queryable, deskCodes: readonly string[]): Promise<ReadonlyMap<string, DeskRules>> {
  const rows = await database.query<(PlaceRow & { deskCode: string })[]>(PLACES, [[...new Set(deskCodes)]]);
  const rules = new Map<string, DeskRules>();
  for (const row of rows) rules.set(row.deskCode, await rulesOfPlace(database, row));
  return rules;
}

/** The time rules as they would hold at several desks after a change; nothing of it is kept. */
export async function readRulesUnder(
  database: Queryable,
  deskCodes: readonly string[],
  change: (rules: TimeRules) => TimeRules,
): Promise<ReadonlyMap<string, DeskRules>> {
  const rows = await database.query<(PlaceRow & { deskCode: string })[]>(PLACES, [[...new Set(deskCodes)]]);
  const [first] = rows;
  if (!first) return new Map();
  const changed = change(await rulesOf(database, first.version));
  return new Map(rows.map((row) => [row.deskCode, rulesAt(changed, placeOf(row, changed))]));
}

async function rulesOfPlace(database: Queryable, row: PlaceRow): Promise<DeskRules> {
  const rules = await rulesOf(database, row.version);
  const place = placeOf(row, rules);
  const cache = cacheOf(database);
  if (rules !== cache.latest) return rulesAt(rules, place);
  const name = [place.zone, place.regionCode ?? '', ...place.hours.map(({ agencyCode }) => agencyCode)].join(' ');
  const known = cache.byPlace.get(name) ?? rulesAt(rules, place);
  cache.byPlace.set(name, known);
  return known;
}

async function rulesOf(database: Queryable, version: number): Promise<TimeRules> {
  const cache = cacheOf(database);
  // A transaction that read before another one committed may be the older of the two; it reads for itself.
  if (cache.latest?.version === version) return cache.latest;
  const rules = { version, ...(await readTimeRules(database)) };
  if (cache.latest === null || cache.latest.version < version) {
    cache.latest = rules;
    cache.byPlace.clear();
  }
  return rules;
}

function placeOf({ zone, regionCode, path }: PlaceRow, { hours }: TimeRules) {
  return { zone: isTimeZone(zone) ? zone : NATIONAL_ZONE, regionCode, hours: hoursAlong(path ?? [], hours) };
}

async function readTimeRules(database: Queryable): Promise<Omit<TimeRules, 'version'>> {
  return {
    holidays: await database.query<Holiday[]>(HOLIDAYS, []),
    policies: await database.query<ClockPolicy[]>(POLICIES, []),
    notices: await database.query<NoticeRule[]>(NOTICES, []),
    hours: await database.query<AgencyHours[]>(HOURS, []),
  };
}

const PLACE = `
  select version.version, agency.time_zone as zone, agency.region_code as "regionCode", agency.path
  from time_rules_version version left join agency_projection agency on agency.code = $1`;

const PLACES = `
  select version.version, desk.code as "deskCode", agency.time_zone as zone, agency.region_code as "regionCode", agency.path
  from time_rules_version version cross join unnest($1::text[]) as desk (code)
  left join agency_projection agency on agency.code = desk.code`;

const HOLIDAYS = `select id, date::text, kind, region_code as "regionCode", provisional from holiday_projection`;

const HOURS = `
  select agency_code as "agencyCode", workdays, opens_at as "opensAt", closes_at as "closesAt", valid_from::text as "validFrom"
  from hours_projection`;

const POLICIES = `
  select id, key, report_class as "reportClass", amount, unit, pauses, rolls_forward as "rollsForward", collective_leave_stops as "collectiveLeaveStops",
         legal_ref as "legalRef", valid_from::text as "validFrom", valid_to::text as "validTo"
  from policy_projection`;

const NOTICES = `
  select id, step, report_class as "reportClass", percent, roles, valid_from::text as "validFrom", valid_to::text as "validTo"
  from notice_projection`;
