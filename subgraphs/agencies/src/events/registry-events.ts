import { type EventActor, REGISTRY_EVENTS, type RegistryEventType } from '@lapor/schema/events';
import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { Decree } from '../domain/decree/decree.js';
import type { RegistryEntries } from '../domain/registry/registry-entries.js';

/** The stream of the whole registry. */
export const REGISTRY_TOPIC = 'registry';

/** The kind of entry that a type of event is about. */
export type KindOf<Type extends RegistryEventType> = (typeof REGISTRY_EVENTS)[Type];

/** An event with the aggregate it belongs to. */
export interface RegistryEvent {
  readonly aggregate: Aggregate;
  readonly draft: EventDraft;
}

/** When it happened, by whom, and by which legal act where the entry itself does not name one. */
export interface Circumstances {
  readonly id: string;
  readonly at: Date;
  readonly actor: EventActor;
  readonly decree?: Decree;
}

/**
 * The event that an entry is new or changed. Its payload is the whole entry: a follower replaces what it has by it. Only
 * a client's contact stays out: if somebody did enter a person's address, it could never be taken out of the log again.
 * The aggregate's id is the entry's public key: an agency's and a region's code, otherwise its id.
 */
export function toRegistryEvent<Type extends RegistryEventType>(
  type: Type,
  entry: RegistryEntries[KindOf<Type>],
  { id, at, actor, decree }: Circumstances,
): RegistryEvent {
  const { contact: _, ...logged } = { contact: null, ...entry };
  return {
    aggregate: { type: REGISTRY_EVENTS[type], id: 'code' in entry ? entry.code : entry.id },
    draft: { id, type, occurredAt: at, actor, payload: decree ? { ...logged, decree } : logged, topics: [REGISTRY_TOPIC] },
  };
}
