import type { Principal } from '../auth/principal.js';
import type { KeptEntities } from '../execution/kept-entities.js';
import type { EntityChange } from './entity-change.js';
import type { FarEntities } from './far-entities.js';
import { createNearEntities } from './near-entities.js';
import { openEntities } from './open-entities.js';
import { createViewerDigest } from './viewer-digest.js';

/** Entities that subgraphs declare to be the same for a while, and what is known of their changes. */
export interface EntityCache {
  /** @param principal who asks, with what still holds of their rights; asked for private entities only. */
  forCaller(principal: () => Principal): KeptEntities;
  /** These have changed: nothing that was asked for before is taken or kept any more. */
  changed(subgraph: string, changes: readonly EntityChange[]): void;
  /** Anything of it may have changed. */
  forget(subgraph: string): void;
  /** From now on what a subgraph gives is taken and kept only while all its changes are known. */
  onlyWhile(subgraph: string, isCurrent: () => boolean): void;
  figures(): EntityCacheFigures;
}

export interface EntityCacheFigures {
  readonly entries: number;
  readonly bytes: number;
  /** Entities since the start that were known, and that were not. */
  readonly hits: number;
  readonly misses: number;
}

export interface EntityCacheOptions {
  readonly maxBytes: number;
  /** Behind the memory; only for what is for everybody. */
  readonly far?: FarEntities | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Longer ones are for few, and would fill the memory with what they ask instead of what is answered. */
const LONGEST_PREFIX = 2_000;
const EVERYBODY = '';

export function createEntityCache({ maxBytes, far, now }: EntityCacheOptions): EntityCache {
  const near = createNearEntities(maxBytes);
  const digest = createViewerDigest();
  const gates = new Map<string, () => boolean>();
  const epochs = new Map<string, number>();
  const counts = { hits: 0, misses: 0 };
  const epochOf = (subgraph: string) => epochs.get(subgraph) ?? 0;
  const isCurrent = (subgraph: string) => gates.get(subgraph)?.() !== false;
  const begin = (subgraph: string) => epochs.set(subgraph, epochOf(subgraph) + 1);
  return {
    forCaller: (principal) => ({
      open(subgraph, caching, variables) {
        if (!isCurrent(subgraph)) return undefined;
        const prefix = JSON.stringify([caching.key, caching.isPrivate ? digest(principal()) : EVERYBODY, variables]);
        if (prefix.length > LONGEST_PREFIX) return undefined;
        const epoch = epochOf(subgraph);
        const nothingChanged = () => epochOf(subgraph) === epoch && isCurrent(subgraph);
        // What is for one caller alone never leaves the process.
        const shared = caching.isPrivate ? undefined : far;
        return openEntities({ subgraph, caching, prefix, near, far: shared, at: now(), nothingChanged, counts });
      },
    }),
    changed(subgraph, changes) {
      if (changes.length === 0) return;
      begin(subgraph);
      near.drop(subgraph, changes);
      far?.void(subgraph, [...new Set(changes.map(({ type }) => type))]);
    },
    forget(subgraph) {
      begin(subgraph);
      near.dropAll(subgraph);
      far?.void(subgraph, 'all');
    },
    onlyWhile: (subgraph, current) => gates.set(subgraph, current),
    figures: () => ({ ...near.figures(), ...counts }),
  };
}
