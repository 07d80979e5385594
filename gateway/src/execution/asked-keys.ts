import { type FetchedField, keysInAnswer } from '../planning/fetched-fields.js';
import { keysOf } from '../planning/placed-fetches.js';
import type { FetchNode, PathStep } from '../planning/plan.js';
import { compileForget, type EachObject, type Inside } from './forget-keys.js';
import type { Foreign } from './own.js';
import type { PlanPlace, PlanPlaces } from './plan-places.js';
import type { TypeConditions } from './type-conditions.js';

/**
 * Takes out of what a subgraph gives for the root, or for one entity, every key that only other fetches were to fill, at
 * all depths: where objects of several subgraphs become one, the fields of the others are not its own to write. It is run
 * on the answer as it came, before the planner's other keys are changed. Keys that nobody asked for stay, and nobody reads them.
 */
export type KeepAsked = EachObject;

/** For each fetch of a plan at its place; undefined for one that shares no object with another. */
export interface AskedKeys {
  keepOf(fetch: FetchNode, path: readonly PathStep[]): KeepAsked | undefined;
  /** Visits the objects inside one of a fetch of which other fetches give a part. */
  eachShared(fetch: FetchNode, path: readonly PathStep[], visit: (object: Foreign) => void): ((object: Foreign) => void) | undefined;
}

export function createAskedKeys({ root, fieldsOf }: PlanPlaces, types: TypeConditions): AskedKeys {
  const placesOf = (path: readonly PathStep[]): readonly PlanPlace[] => {
    const place = keysOf(path).reduce<PlanPlace | undefined>((found, key) => found?.inner.get(key), root);
    return place ? [place] : [];
  };
  return {
    keepOf: (fetch, path) => compileKeep(placesOf(path), fieldsOf(fetch), { fetch, types }, true),
    eachShared: (fetch, path, visit) => compileShared(placesOf(path), fieldsOf(fetch), fetch, visit),
  };
}

interface Source {
  readonly fetch: FetchNode;
  readonly types: TypeConditions;
}

/** Names of types come from outside and must not grow the map for ever. */
const MOST_TYPES = 1_000;

/** @param places where the objects may stand: several, where the planner has them answered under another key. */
function compileKeep(places: readonly PlanPlace[], fields: readonly FetchedField[], source: Source, isTop = false): KeepAsked | undefined {
  const others = new Set(
    places.flatMap(({ writers }) => [...writers].flatMap(([fetch, keys]) => (fetch === source.fetch ? [] : [...keys]))),
  );
  // The type that an entity gives itself is held against the one that is known (scatter.ts).
  if (isTop) others.delete('__typename');
  else if (others.size > 0) others.add('__typename');
  const compile = (holds: (condition: string) => boolean) =>
    compileObject(
      places,
      fields.filter(({ types }) => types.every(holds)),
      [...others],
      source,
    );
  const whatever = compile(() => true);
  if (!dependsOnType(fields, others)) return whatever;
  if (!whatever && !compile(() => false)) return undefined;
  const byType = new Map<string, KeepAsked | undefined>();
  const compileFor = (typename: string) => {
    const compiled = compile((condition) => source.types.applies(condition, typename));
    if (byType.size < MOST_TYPES) byType.set(typename, compiled);
    return compiled;
  };
  return (object) => {
    const { __typename: typename } = object;
    const keep = typeof typename !== 'string' ? whatever : byType.has(typename) ? byType.get(typename) : compileFor(typename);
    keep?.(object);
  };
}

/** Whether what may stay differs with the type of the object, or what may stay inside does. */
function dependsOnType(fields: readonly FetchedField[], others: ReadonlySet<string>): boolean {
  const isTwice = (key: string) => fields.filter((field) => field.key === key && field.fields.length > 0).length > 1;
  return fields.some(({ key, types }) => types.length > 0 && (others.has(key) || isTwice(key)));
}

function compileObject(
  places: readonly PlanPlace[],
  fields: readonly FetchedField[],
  others: readonly string[],
  source: Source,
): KeepAsked | undefined {
  const inner = new Map<string, FetchedField[]>();
  for (const { key, fields: deeper } of fields) inner.set(key, [...(inner.get(key) ?? []), ...deeper]);
  const inside: Inside[] = [];
  for (const [key, deeper] of inner) {
    const each = compileKeep(placesBelow(places, keysInAnswer(key, source.fetch)), deeper, source);
    if (each) inside.push({ key, each });
  }
  return compileForget(
    others.filter((key) => !inner.has(key)),
    inside,
  );
}

/** After the planner's other keys have been changed: the objects stand where they belong. */
function compileShared(
  places: readonly PlanPlace[],
  fields: readonly FetchedField[],
  fetch: FetchNode,
  visit: EachObject,
): EachObject | undefined {
  const inside: Inside[] = [];
  for (const { key, fields: deeper } of fields) {
    for (const one of deeper.length > 0 ? keysInAnswer(key, fetch) : []) {
      const below = placesBelow(places, [one]);
      if (below.some(({ writers }) => writers.size > 1)) inside.push({ key: one, each: visit });
      const each = compileShared(below, deeper, fetch, visit);
      if (each) inside.push({ key: one, each });
    }
  }
  return compileForget([], inside);
}

function placesBelow(places: readonly PlanPlace[], keys: readonly string[]): readonly PlanPlace[] {
  return places.flatMap(({ inner }) => keys.flatMap((key) => inner.get(key) ?? []));
}
