import { LRUCache } from 'lru-cache';
import { type EntityChange, type Facts, mayBe } from './entity-change.js';

/** An entity as it was given. */
export interface NearEntity {
  readonly subgraph: string;
  readonly type: string;
  readonly innerTypes: readonly string[];
  readonly facts: Facts;
  /** Frozen through and through. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The value as JSON. */
  readonly text: string;
  /** Whether it holds plain values only, so that nothing of it becomes a part of an answer. */
  readonly isFlat: boolean;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** Entities in this process's memory; those that were not asked for longest go when there are too many. */
export interface NearEntities {
  get(key: string, now: number): NearEntity | undefined;
  set(key: string, entity: NearEntity): void;
  /** Drops what may be changed by these. */
  drop(subgraph: string, changes: readonly EntityChange[]): void;
  dropAll(subgraph: string): void;
  readonly figures: () => { readonly entries: number; readonly bytes: number };
}

/** What an entry takes besides its texts, rounded up: 100,000 agencies took 656 bytes each, of which 130 were text. */
const OVERHEAD_BYTES = 530;
/** As a text takes that is not all Latin. */
const PER_CHARACTER = 2;
/** What stands in the text stands in the value too. */
const HELD_TWICE = 2;
/** Of more changes at one time each is not looked for by itself. */
const MANY = 100;

export function createNearEntities(maxBytes: number): NearEntities {
  /** Subgraph → type → all that are of that type or hold one of it. */
  const bySubgraph = new Map<string, Map<string, Map<string, NearEntity>>>();
  const typesOf = ({ type, innerTypes }: NearEntity) => [type, ...innerTypes];
  const cache = new LRUCache<string, NearEntity>({
    maxSize: maxBytes,
    dispose(entity, key) {
      const byType = bySubgraph.get(entity.subgraph);
      for (const type of typesOf(entity)) {
        const known = byType?.get(type);
        if (known?.get(key) === entity) known.delete(key);
      }
    },
  });
  return {
    get(key, now) {
      const entity = cache.get(key);
      return entity !== undefined && now < entity.until ? entity : undefined;
    },
    set(key, entity) {
      const size = OVERHEAD_BYTES + PER_CHARACTER * (key.length + HELD_TWICE * entity.text.length);
      if (size > maxBytes) return;
      cache.set(key, entity, { size });
      const byType = bySubgraph.get(entity.subgraph) ?? new Map<string, Map<string, NearEntity>>();
      bySubgraph.set(entity.subgraph, byType);
      for (const type of typesOf(entity)) {
        const known = byType.get(type) ?? new Map<string, NearEntity>();
        byType.set(type, known.set(key, entity));
      }
    },
    drop(subgraph, changes) {
      for (const [type, some] of Map.groupBy(changes, (change) => change.type)) {
        for (const [key, entity] of [...(bySubgraph.get(subgraph)?.get(type) ?? [])]) {
          const isInside = entity.innerTypes.includes(type);
          if (isInside || some.length > MANY || some.some((change) => mayBe(entity.facts, change))) cache.delete(key);
        }
      }
    },
    dropAll(subgraph) {
      for (const known of bySubgraph.get(subgraph)?.values() ?? []) for (const key of [...known.keys()]) cache.delete(key);
    },
    figures: () => ({ entries: cache.size, bytes: cache.calculatedSize }),
  };
}
