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
  /** Whether it holds plain values only, so that nothing of it becomes a part of an answer. */
  readonly isFlat: boolean;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** Entities in this process's memory; those that were not asked for longest go when there are too many. */
export interface NearEntities {
  get(key: string, now: number): NearEntity | undefined;
  /** @param textLength of the value as JSON. */
  set(key: string, entity: NearEntity, textLength: number): void;
  /** Drops what may be changed by these. */
  drop(subgraph: string, changes: readonly EntityChange[]): void;
  dropAll(subgraph: string): void;
  readonly figures: () => { readonly entries: number; readonly bytes: number };
}

/** What an entry takes besides its texts: maps, sets and objects. Measured with 100,000 entries of agencies. */
const OVERHEAD_BYTES = 700;
/** The value, its facts and its key hold each text about twice. */
const PER_CHARACTER = 2;
/** Of more changes at one time each is not looked for by itself. */
const MANY = 100;

export function createNearEntities(maxBytes: number): NearEntities {
  /** By subgraph and type, as the entity itself or as a part of it. */
  const byType = new Map<string, Map<string, NearEntity>>();
  const placesOf = ({ subgraph, type, innerTypes }: NearEntity) => [type, ...innerTypes].map((name) => placeOf(subgraph, name));
  const cache = new LRUCache<string, NearEntity>({
    maxSize: maxBytes,
    dispose(entity, key) {
      for (const place of placesOf(entity)) {
        const known = byType.get(place);
        if (known?.get(key) === entity) known.delete(key);
      }
    },
  });
  return {
    get(key, now) {
      const entity = cache.get(key);
      return entity !== undefined && now < entity.until ? entity : undefined;
    },
    set(key, entity, textLength) {
      const size = OVERHEAD_BYTES + PER_CHARACTER * (key.length + textLength);
      if (size > maxBytes) return;
      cache.set(key, entity, { size });
      for (const place of placesOf(entity)) {
        const known = byType.get(place) ?? new Map<string, NearEntity>();
        byType.set(place, known.set(key, entity));
      }
    },
    drop(subgraph, changes) {
      for (const [type, some] of byTypeOf(changes)) {
        for (const [key, entity] of [...(byType.get(placeOf(subgraph, type)) ?? [])]) {
          const isInside = entity.innerTypes.includes(type);
          if (isInside || some.length > MANY || some.some((change) => mayBe(entity.facts, change))) cache.delete(key);
        }
      }
    },
    dropAll(subgraph) {
      for (const [key, entity] of [...cache.entries()]) if (entity.subgraph === subgraph) cache.delete(key);
    },
    figures: () => ({ entries: cache.size, bytes: cache.calculatedSize }),
  };
}

function placeOf(subgraph: string, type: string): string {
  return `${subgraph} ${type}`;
}

function byTypeOf(changes: readonly EntityChange[]): ReadonlyMap<string, readonly EntityChange[]> {
  return Map.groupBy(changes, ({ type }) => type);
}
