import type { RegistryEventType } from '@lapor/schema/events';
import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { RegistryEntries, RegistryKind } from '../domain/registry/registry-entries.js';

/** The stream of the whole registry. */
export const REGISTRY_TOPIC = 'registry';

const EVENT_TYPES: Record<RegistryKind, RegistryEventType> = {
  region: 'RegionRegistered',
  agency: 'AgencyRegistered',
  category: 'CategoryRegistered',
  policy: 'PolicyEnacted',
  holiday: 'HolidayDeclared',
  keyword: 'KeywordRegistered',
  jurisdiction: 'JurisdictionEnacted',
};

/** An event with the aggregate it belongs to. */
export interface RegistryEvent {
  readonly aggregate: Aggregate;
  readonly draft: EventDraft;
}

/**
 * The event that an entry is new or changed. Its payload is the whole entry: a follower replaces what it has by it.
 * The aggregate's id is the entry's public key: an agency's and a region's code, otherwise its id.
 */
export function toRegistryEvent<Kind extends RegistryKind>(
  kind: Kind,
  entry: RegistryEntries[Kind],
  { id, now }: { readonly id: string; readonly now: Date },
): RegistryEvent {
  return {
    aggregate: { type: kind, id: 'code' in entry ? entry.code : entry.id },
    draft: { id, type: EVENT_TYPES[kind], occurredAt: now, actor: { kind: 'SYSTEM' }, payload: { ...entry }, topics: [REGISTRY_TOPIC] },
  };
}
