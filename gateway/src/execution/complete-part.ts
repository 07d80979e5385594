import type { GraphQLError } from 'graphql';
import { written } from './answer-path.js';
import { INVALID, type ShapeRequest } from './completion.js';
import type { DeferredObject } from './deferred-fragments.js';
import { GivenParts } from './given-parts.js';
import type { Foreign } from './own.js';
import type { ResponsePath } from './path.js';
import { standsIn } from './stands-in.js';
import { toFetchError } from './subgraph-error.js';

/** What is added to one object of the answer. */
export interface DeferredItem {
  readonly of: DeferredObject;
  readonly path: ResponsePath;
  /** Null when something in it must not be null and is, within the part or within what was given before. */
  readonly data: Foreign | null;
  readonly errors: readonly GraphQLError[];
}

export interface CompletedPart {
  readonly items: readonly DeferredItem[];
  /** The objects in it on which further fragments stand. */
  readonly found: readonly DeferredObject[];
}

/** Makes what one fragment adds to all the objects it stands on, each with the errors that belong to it. */
export type CompletePart = (objects: readonly DeferredObject[], failed: readonly GraphQLError[]) => CompletedPart;

/**
 * Parts are completed in the order in which they are given out.
 * @param first the data of the first part.
 * @param emptyRequest what an object is completed with.
 */
export function createCompletePart(first: unknown, emptyRequest: () => ShapeRequest): CompletePart {
  const given = new GivenParts(first);
  return (objects, failed) => {
    const paths = objects.map(({ path }) => written(path));
    const failures = placed(failed, paths);
    const found: DeferredObject[] = [];
    const items = objects.map((of, index) => {
      const path = paths[index] as ResponsePath;
      const own = failures[index] ?? [];
      const { data: made, errors, inner } = completeOne(of, own, emptyRequest());
      // Only what has failed has nulls where another part has more.
      const data = made && errors.length > 0 && given.wouldLoseTo(path, made) ? null : made;
      if (data) given.add(path, data);
      found.push(...inner.filter((object) => standsIn(data, written(object.path).slice(path.length))));
      return { of, path, data, errors };
    });
    return { items, found };
  };
}

function completeOne({ complete, object, path }: DeferredObject, failed: readonly GraphQLError[], request: ShapeRequest) {
  const inner: DeferredObject[] = [];
  try {
    const result = complete(object, { ...request, deferred: inner }, path);
    const data = result === INVALID ? null : (result as Foreign);
    // Nulls that follow from a failed fetch are told by its error; where that was told with an earlier part, by their own.
    const errors = [...request.refused.errors, ...failed, ...request.errors, ...(failed.length > 0 ? [] : request.missing)];
    return { data, errors, inner };
  } catch (error) {
    return { data: null, errors: [...failed, toFetchError(error)], inner: [] };
  }
}

/** For each object the errors that stand in it; those that stand nowhere are told with the first. */
function placed(failed: readonly GraphQLError[], paths: readonly ResponsePath[]): readonly (readonly GraphQLError[])[] {
  const result: GraphQLError[][] = paths.map(() => []);
  if (failed.length === 0) return result;
  const indexOf = new Map(paths.map((path, index) => [JSON.stringify(path), index]));
  for (const error of failed) {
    const place = error.path ?? [];
    let index: number | undefined;
    for (let length = place.length; length >= 0 && index === undefined; length -= 1)
      index = indexOf.get(JSON.stringify(place.slice(0, length)));
    result[index ?? 0]?.push(error);
  }
  return result;
}
