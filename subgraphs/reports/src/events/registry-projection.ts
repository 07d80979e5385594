import type { FollowedFeed } from '@lapor/kit/feed/follow-feed';
import { type ApiClientEntry, readApiClientEvent } from '@lapor/schema/api-client-event';
import { isTimeZone, NATIONAL_ZONE } from '@lapor/schema/calendar/time-zone';
import { type FeedPage, type LoggedEvent, REGISTRY_EVENTS, type RegistryKind } from '@lapor/schema/events';
import { type ProjectFeedOptions, projectFeed } from '@lapor/subgraph-kit/feed/project-feed';
import type { EntityManager } from 'typeorm';
import type { AnswerPolicyEntry } from '../database/answer-policy.store.js';
import { hasTimedReports } from '../database/clock.queries.js';
import { insertRecompute } from '../database/clock-recompute.store.js';
import type { OversightEntry } from '../database/oversight.store.js';
import type { QuotaEntry } from '../database/quota.store.js';
import { type AgencyEntry, type CategoryEntry, type RegionEntry, type RegistryPage, saveRegistryPage } from '../database/registry.store.js';
import { findOrphanedReports, scheduleSuccession } from '../database/succession.queries.js';
import type { HolidayEntry, HoursEntry, NoticeEntry, PolicyEntry } from '../database/time-rules.store.js';
import { toAnswerPolicyEntry } from './answer-policy-entry.js';
import { toOversightEntry } from './oversight-entry.js';
import { isQuota, toQuotaEntry } from './quota-entry.js';
import { isNotice, isTimeLimit, toHolidayEntry, toHoursEntry, toNoticeEntry, toPolicyEntry } from './time-rules-entries.js';

/** The subgraph that is followed; also the name of its place in `feed_cursor`. */
export const REGISTRY_SOURCE = 'agencies';
/** Why open deadlines were computed anew when nobody asked for it. */
const REGISTRY_CHANGED = 'Hari libur, jam kerja atau batas waktu pada registri berubah.';

export interface RegistryProjectionOptions extends Omit<ProjectFeedOptions, 'source' | 'apply'> {
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Keeps what reports needs of the registry equal to the registry's log. */
export function followRegistry(options: RegistryProjectionOptions): FollowedFeed {
  return projectFeed({ ...options, source: REGISTRY_SOURCE, apply: (manager, page) => applyRegistry(options, manager, page) });
}

/** Writes the entries of a page over what is known, with all that follows from it. */
export async function applyRegistry(
  { now, newId }: Pick<RegistryProjectionOptions, 'now' | 'newId'>,
  manager: EntityManager,
  page: FeedPage,
): Promise<void> {
  const entries = toRegistryPage(page);
  const changed = await saveRegistryPage(manager, entries);
  // Open deadlines follow the decree that changed them; each is computed anew by the scheduler, and told.
  if (changed && (await hasTimedReports(manager)))
    await insertRecompute(manager, { id: newId(), requestedByRole: null, reason: REGISTRY_CHANGED, requestedAt: now() });
  // So does the open work of an agency that has ended.
  const ended = entries.agencies.some(({ active }) => !active);
  if (ended && (await findOrphanedReports(manager, 1)).length > 0) await scheduleSuccession(manager);
}

/** The entries of a feed page that concern reports, each the latest of its key. Unknown events are not ours to judge. */
export function toRegistryPage(page: FeedPage): RegistryPage {
  const agencies = new Map<string, AgencyEntry>();
  const regions = new Map<string, RegionEntry>();
  const categories = new Map<string, CategoryEntry>();
  const policies = new Map<string, PolicyEntry>();
  const notices = new Map<string, NoticeEntry>();
  const quotas = new Map<string, QuotaEntry>();
  const oversights = new Map<string, OversightEntry>();
  const answerPolicies = new Map<string, AnswerPolicyEntry>();
  const apiClients = new Map<string, ApiClientEntry>();
  const holidays = new Map<string, HolidayEntry>();
  const hours = new Map<string, HoursEntry>();
  for (const event of page.events) {
    const kind = kindOf(event);
    if (kind === 'agency') keep(agencies, toAgency(event));
    if (kind === 'region') keep(regions, { code: text(event, 'code'), name: text(event, 'name') });
    if (kind === 'category') keep(categories, toCategory(event));
    if (kind === 'policy' && isTimeLimit(event)) keep(policies, toPolicyEntry(event));
    if (kind === 'policy' && isNotice(event)) keep(notices, toNoticeEntry(event));
    if (kind === 'policy' && isQuota(event)) keep(quotas, toQuotaEntry(event));
    if (kind === 'oversight') keep(oversights, toOversightEntry(event));
    if (kind === 'answerPolicy') keep(answerPolicies, toAnswerPolicyEntry(event));
    const client = readApiClientEvent(event);
    if (client) keep(apiClients, client);
    if (kind === 'holiday') keep(holidays, toHolidayEntry(event));
    if (kind === 'workingHours') keep(hours, toHoursEntry(event));
  }
  return {
    agencies: [...agencies.values()],
    regions: [...regions.values()],
    categories: [...categories.values()],
    policies: [...policies.values()],
    notices: [...notices.values()],
    answerPolicies: [...answerPolicies.values()],
    oversights: [...oversights.values()],
    quotas: [...quotas.values()],
    apiClients: [...apiClients.values()],
    holidays: [...holidays.values()],
    hours: [...hours.values()],
  };
}

function kindOf({ type }: LoggedEvent): RegistryKind | null {
  return Object.hasOwn(REGISTRY_EVENTS, type) ? REGISTRY_EVENTS[type as keyof typeof REGISTRY_EVENTS] : null;
}

function toCategory(event: LoggedEvent): CategoryEntry {
  const { active, nationalPriority } = event.payload;
  return { id: text(event, 'id'), name: text(event, 'name'), active: active !== false, nationalPriority: nationalPriority === true };
}

function toAgency(event: LoggedEvent): AgencyEntry {
  const { parentCode: parent, successorCode, timeZone, regionCode } = event.payload;
  return {
    code: text(event, 'code'),
    name: text(event, 'name'),
    parentCode: typeof parent === 'string' ? parent : null,
    active: event.payload.active !== false,
    successorCode: typeof successorCode === 'string' ? successorCode : null,
    timeZone: isTimeZone(timeZone) ? timeZone : NATIONAL_ZONE,
    regionCode: typeof regionCode === 'string' ? regionCode : null,
  };
}

function keep<Entry extends { readonly code: string } | { readonly id: string }>(entries: Map<string, Entry>, entry: Entry): void {
  entries.set('code' in entry ? entry.code : entry.id, entry);
}

/** A broken entry stops the projection at its place: it is logged and tried again, and nothing behind it is skipped. */
function text(event: LoggedEvent, field: string): string {
  const value = event.payload[field];
  if (typeof value !== 'string' || value === '') throw new Error(`the registry's event ${event.id} has no ${field}`);
  return value;
}
