import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { Holiday } from '../domain/calendar/holiday.js';
import { isTimeZone, NATIONAL_ZONE } from '../domain/calendar/time-zone.js';
import type { DeskPlace } from '../domain/calendar/work-calendar.js';
import type { ClockPolicy } from '../domain/clock/clock-policy.js';
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

async function rulesOfPlace(database: Queryable, { version, zone, regionCode }: PlaceRow): Promise<DeskRules> {
  const cache = cacheOf(database);
  // A transaction that read before another one committed may be the older of the two; it reads for itself.
  let rules = cache.latest;
  if (rules?.version !== version) {
    rules = { version, ...(await readTimeRules(database)) };
    if (cache.latest === null || cache.latest.version < version) {
      cache.latest = rules;
      cache.byPlace.clear();
    }
  }
  const place: DeskPlace = { zone: isTimeZone(zone) ? zone : NATIONAL_ZONE, regionCode };
  if (rules !== cache.latest) return rulesAt(rules, place);
  const name = `${place.zone} ${regionCode ?? ''}`;
  const known = cache.byPlace.get(name) ?? rulesAt(rules, place);
  cache.byPlace.set(name, known);
  return known;
}

async function readTimeRules(database: Queryable): Promise<Pick<TimeRules, 'holidays' | 'policies'>> {
  return {
    holidays: await database.query<Holiday[]>(HOLIDAYS, []),
    policies: await database.query<ClockPolicy[]>(POLICIES, []),
  };
}

const PLACE = `
  select version.version, agency.time_zone as zone, agency.region_code as "regionCode"
  from time_rules_version version left join agency_projection agency on agency.code = $1`;

const PLACES = `
  select version.version, desk.code as "deskCode", agency.time_zone as zone, agency.region_code as "regionCode"
  from time_rules_version version cross join unnest($1::text[]) as desk (code)
  left join agency_projection agency on agency.code = desk.code`;

const HOLIDAYS = `select id, date::text, kind, region_code as "regionCode" from holiday_projection`;

const POLICIES = `
  select id, key, report_class as "reportClass", amount, unit, pauses, rolls_forward as "rollsForward", collective_leave_stops as "collectiveLeaveStops",
         legal_ref as "legalRef", valid_from::text as "validFrom", valid_to::text as "validTo"
  from policy_projection`;
