import { type FetchedField, keysInAnswer, readFetched } from '../planning/fetched-fields.js';
import { fetchesOfPlan, keysOf, type PlacedFetch } from '../planning/placed-fetches.js';
import type { FetchNode, PathStep, Plan } from '../planning/plan.js';

/** A place of the answer, told by the response keys that lead to it: which fetch writes which keys into the objects there. */
export interface PlanPlace {
  readonly writers: ReadonlyMap<FetchNode, ReadonlySet<string>>;
  readonly inner: ReadonlyMap<string, PlanPlace>;
}

/** All that a plan asks for, read once for everything that is made of it. */
export interface PlanPlaces {
  readonly root: PlanPlace;
  readonly fetches: readonly PlacedFetch[];
  fieldsOf(fetch: FetchNode): readonly FetchedField[];
}

export function readPlaces(plan: Plan): PlanPlaces {
  const fetches = fetchesOfPlan(plan);
  const fields = new Map(fetches.map(({ fetch }) => [fetch, readFetched(fetch)]));
  const fieldsOf = (fetch: FetchNode) => fields.get(fetch) ?? readFetched(fetch);
  const root = emptyPlace();
  for (const { path, fetch } of fetches) write(placeAt(root, path), fetch, fieldsOf(fetch));
  return { root, fetches, fieldsOf };
}

interface OpenPlace extends PlanPlace {
  readonly writers: Map<FetchNode, Set<string>>;
  readonly inner: Map<string, OpenPlace>;
}

function emptyPlace(): OpenPlace {
  return { writers: new Map(), inner: new Map() };
}

function placeAt(root: OpenPlace, path: readonly PathStep[]): OpenPlace {
  return keysOf(path).reduce(innerPlace, root);
}

function innerPlace({ inner }: OpenPlace, key: string): OpenPlace {
  const place = inner.get(key) ?? emptyPlace();
  inner.set(key, place);
  return place;
}

function write(place: OpenPlace, fetch: FetchNode, fields: readonly FetchedField[]): void {
  const keys = place.writers.get(fetch) ?? new Set();
  place.writers.set(fetch, keys);
  for (const field of fields) {
    for (const key of keysInAnswer(field.key, fetch)) {
      keys.add(key);
      if (field.fields.length > 0) write(innerPlace(place, key), fetch, field.fields);
    }
  }
}
