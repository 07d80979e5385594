import { type EventActor, REGISTRY_EVENTS, REGISTRY_KINDS, type RegistryEventType, type RegistryKind } from '@lapor/schema/events';
import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { Decree } from '../domain/decree/decree.js';
import type { RegistryEntries } from '../domain/registry/registry-entries.js';

/** The stream of the registry that everybody may read. */
export const REGISTRY_TOPIC = 'registry';

/** The kinds that only the processes of the system hear of, who works where and what acts without a person, and their streams. */
const SEALED_TOPICS = { officer: 'officers', apiClient: 'api-clients' } as const;
type SealedKind = keyof typeof SEALED_TOPICS;
/** The kinds of entry that everybody may follow, and what happens to them. */
export type PublicKind = Exclude<RegistryKind, SealedKind>;
export type PublicEventType = { [Type in RegistryEventType]: KindOf<Type> extends PublicKind ? Type : never }[RegistryEventType];
export const PUBLIC_KINDS: readonly PublicKind[] = REGISTRY_KINDS.filter((kind) => !isSealed(kind));
export const PUBLIC_EVENTS = (Object.keys(REGISTRY_EVENTS) as RegistryEventType[]).filter(isPublicEvent);

/** Whether everybody may hear of events of this type: changes of public entries. A load of reference data is none. */
export function isPublicEvent(type: string): type is PublicEventType {
  return Object.hasOwn(REGISTRY_EVENTS, type) && !isSealed(REGISTRY_EVENTS[type as RegistryEventType]);
}

function isSealed(kind: RegistryKind): kind is SealedKind {
  return Object.hasOwn(SEALED_TOPICS, kind);
}

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
  /** A code, never a text. */
  readonly reason?: string;
}

/** An entry's public key: its own code where it has one, otherwise its id. */
function keyOfEntry(entry: RegistryEntries[RegistryKind]): string {
  return 'code' in entry && !('agencyCode' in entry) ? entry.code : entry.id;
}

/**
 * The event that an entry is new or changed. Its payload is the whole entry: a follower replaces what it has by it. Only
 * a client's contact stays out: if somebody did enter a person's address, it could never be taken out of the log again.
 * The aggregate's id is the entry's public key: an agency's and a region's code, otherwise its id.
 */
export function toRegistryEvent<Type extends RegistryEventType>(
  type: Type,
  entry: RegistryEntries[KindOf<Type>],
  { id, at, actor, decree, reason }: Circumstances,
): RegistryEvent {
  const kind = REGISTRY_EVENTS[type];
  const { contact: _, ...logged } = { contact: null, ...entry };
  const payload: Record<string, unknown> = { ...logged, ...(decree ? { decree } : {}), ...(reason ? { reason } : {}) };
  const topics = [isSealed(kind) ? SEALED_TOPICS[kind] : REGISTRY_TOPIC];
  return {
    aggregate: { type: kind, id: keyOfEntry(entry) },
    draft: { id, type, occurredAt: at, actor, payload, topics },
  };
}
