import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { type FollowDependencies, followFrom } from '@lapor/subgraph-kit/event-log/follow-from';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { isPublicEvent, REGISTRY_TOPIC } from '../events/registry-events.js';

/** From where the registry is followed: behind a cursor, from its first event, or from now on. */
export interface RegistryPlace {
  readonly after?: string | null;
  readonly fromStart: boolean;
}

/** Follows every change of the registry that everybody may hear of. Throws CURSOR_INVALID or CURSOR_MISMATCH. */
export function followRegistry(deps: FollowDependencies, { after, fromStart }: RegistryPlace): Promise<AsyncIterableIterator<StoredEvent>> {
  const place = after ?? (fromStart ? START : null);
  return followFrom(deps, REGISTRY_TOPIC, place, async (event) => (isPublicEvent(event.type) ? { shown: event } : {}));
}
