import type { ApiClientEntry } from '@lapor/schema/api-client-event';
import { NATIONAL_ZONE, type TimeZone } from '@lapor/schema/calendar/time-zone';
import type { EntityManager } from 'typeorm';
import { type AnswerPolicyEntry, saveAnswerPolicies } from './answer-policy.store.js';
import { saveApiClients } from './api-client-projection.store.js';
import { type OversightEntry, saveOversights } from './oversight.store.js';
import { type QuotaEntry, saveQuotas } from './quota.store.js';
import { raiseRulesVersion, saveTimeRules, type TimeRulesPage } from './time-rules.store.js';

/** An agency as the registry tells of it. */
export interface AgencyEntry {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly active: boolean;
  /** Who took over when it ended. */
  readonly successorCode: string | null;
  /** Whose hours and whose regional days off count at this desk. */
  readonly timeZone: TimeZone;
  readonly regionCode: string | null;
}
export interface RegionEntry {
  readonly code: string;
  readonly name: string;
}
export interface CategoryEntry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** What KSP oversees. */
  readonly nationalPriority: boolean;
}

/** Entries of one page of the feed, each the latest of its key: PostgreSQL updates a row only once in a statement. */
export interface RegistryPage extends TimeRulesPage {
  readonly agencies: readonly AgencyEntry[];
  readonly regions: readonly RegionEntry[];
  readonly categories: readonly CategoryEntry[];
  readonly answerPolicies: readonly AnswerPolicyEntry[];
  readonly oversights: readonly OversightEntry[];
  readonly quotas: readonly QuotaEntry[];
  readonly apiClients: readonly ApiClientEntry[];
}

/** Writes a page over what is known, one statement a kind. True when deadlines are computed differently from now on. */
export async function saveRegistryPage(manager: EntityManager, page: RegistryPage): Promise<boolean> {
  const { agencies, regions, categories, answerPolicies, oversights, quotas, apiClients } = page;
  const moved = agencies.length > 0 && (await moveDesks(manager, agencies));
  if (agencies.length > 0) {
    await manager.query(UPSERT_AGENCIES, [JSON.stringify(agencies)]);
    await manager.query(RENEW_PATHS);
  }
  if (regions.length > 0) await manager.query(UPSERT_REGIONS, [JSON.stringify(regions)]);
  if (categories.length > 0) await manager.query(UPSERT_CATEGORIES, [JSON.stringify(categories)]);
  await saveAnswerPolicies(manager, answerPolicies);
  await saveOversights(manager, oversights);
  await saveQuotas(manager, quotas);
  await saveApiClients(manager, apiClients);
  const changed = await saveTimeRules(manager, page);
  if (moved && !changed) await raiseRulesVersion(manager);
  return moved || changed;
}

/** Whether a desk that owes something has another zone or region from now on: its days are counted differently. */
async function moveDesks(manager: EntityManager, agencies: readonly AgencyEntry[]): Promise<boolean> {
  const [row] = await manager.query(MOVED_DESKS, [JSON.stringify(agencies), NATIONAL_ZONE]);
  return row.moved;
}

// A desk that was not known until now kept national time and no regional days off.
const MOVED_DESKS = `
  select exists (
    select 1 from json_to_recordset($1::json) as entry (code text, "timeZone" text, "regionCode" text)
    left join agency_projection known on known.code = entry.code
    where (coalesce(known.time_zone, $2), known.region_code) is distinct from (entry."timeZone", entry."regionCode")
      and exists (select 1 from clock where clock.desk_code = entry.code and clock.stopped_at is null)
  ) as moved`;

const UPSERT_AGENCIES = `
  insert into agency_projection (code, name, parent_code, path, active, successor_code, time_zone, region_code)
  select code, name, "parentCode", array[code], active, "successorCode", "timeZone", "regionCode"
  from json_to_recordset($1::json) as entry (
    code text, name text, "parentCode" text, active boolean, "successorCode" text, "timeZone" text, "regionCode" text)
  on conflict (code) do update set name = excluded.name, parent_code = excluded.parent_code, active = excluded.active,
    successor_code = excluded.successor_code, time_zone = excluded.time_zone, region_code = excluded.region_code`;

// The whole tree at once: an agency that moves takes everything below it along, and a child may arrive before its
// parent. An agency whose parent is not known (yet) stands at the top.
const RENEW_PATHS = `
  with recursive tree as (
    select code, array[code] as path from agency_projection child
    where not exists (select 1 from agency_projection parent where parent.code = child.parent_code)
    union all
    select child.code, tree.path || child.code from agency_projection child join tree on child.parent_code = tree.code
  )
  update agency_projection agency set path = tree.path
  from tree where agency.code = tree.code and agency.path <> tree.path`;

const UPSERT_REGIONS = `
  insert into region_projection (code, name)
  select code, name from json_to_recordset($1::json) as entry (code text, name text)
  on conflict (code) do update set name = excluded.name`;

const UPSERT_CATEGORIES = `
  insert into category_projection (id, name, active, national_priority)
  select id, name, active, "nationalPriority"
  from json_to_recordset($1::json) as entry (id text, name text, active boolean, "nationalPriority" boolean)
  on conflict (id) do update set name = excluded.name, active = excluded.active, national_priority = excluded.national_priority`;
