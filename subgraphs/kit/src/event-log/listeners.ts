import type { StoredEvent } from './event.js';

export type EventListener = (event: StoredEvent) => void;

/** Those who want to hear of a topic's events while they come. */
export interface Listeners {
  /** Returns how to call it off. */
  add(topic: string, listener: EventListener): () => void;
  tell(topic: string, event: StoredEvent): void;
  /** How many topics are listened to. */
  readonly size: number;
}

export function createListeners(): Listeners {
  const byTopic = new Map<string, Set<EventListener>>();
  return {
    add(topic, listener) {
      const set = byTopic.get(topic) ?? new Set();
      byTopic.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && byTopic.get(topic) === set) byTopic.delete(topic);
      };
    },
    get size() {
      return byTopic.size;
    },
    tell(topic, event) {
      for (const listener of byTopic.get(topic) ?? []) listener(event);
    },
  };
}
