import type { PathStep } from '../planning/plan.js';
import { type Foreign, isForeign, readerOf } from './own.js';
import { isOneOf, type TypeConditions } from './type-conditions.js';

/** A place in the client's answer. */
export type ResponsePath = readonly (string | number)[];

/** Objects at a path, each with what holds it and under which key; the root is held by nothing. */
export interface Slots {
  readonly objects: Foreign[];
  readonly holders: (Foreign | unknown[] | undefined)[];
  readonly keys: (string | number)[];
}

/** Walks from the root to all objects at a path, in the answer's order; nulls on the way end that branch. */
export interface PathWalker {
  collect(root: Foreign): Slots;
  /** The same walk with each object's place; only used to place errors. */
  locate(root: Foreign): ResponsePath[];
}

const BY_NAME: TypeConditions = { applies: (condition, typename) => condition === typename };

type Step = null | { readonly key: string; readonly read: (object: Foreign) => unknown } | ((object: Foreign) => boolean);

/** Lists that are longer than what has been found yet. */
interface Collecting extends Slots {
  count: number;
}

/** Lists that grow by pushing leave more behind than they hold, so they begin as long as the last ones were; up to this. */
const MOST_EXPECTED = 4_096;

export function compilePath(path: readonly PathStep[], types = BY_NAME): PathWalker {
  const steps = path.map((step): Step => {
    if (step.kind === 'types') return isOneOf(types, step.types);
    return step.kind === 'each' ? null : { key: step.key, read: readerOf(step.key) };
  });
  const collect = (
    value: unknown,
    depth: number,
    found: Collecting,
    holder: Foreign | unknown[] | undefined,
    key: string | number,
  ): void => {
    if (Array.isArray(value)) {
      const next = depth < steps.length && steps[depth] === null ? depth + 1 : depth;
      for (let index = 0; index < value.length; index += 1) collect(value[index], next, found, value, index);
      return;
    }
    if (!isForeign(value)) return;
    if (depth === steps.length) {
      const { objects, holders, keys, count } = found;
      objects[count] = value;
      holders[count] = holder;
      keys[count] = key;
      found.count = count + 1;
      return;
    }
    const step = steps[depth];
    if (typeof step === 'function') {
      if (step(value)) collect(value, depth + 1, found, holder, key);
    } else if (step) collect(step.read(value), depth + 1, found, value, step.key);
  };
  let expected = 0;
  const locate = (value: unknown, depth: number, place: (string | number)[], found: ResponsePath[]): void => {
    if (Array.isArray(value)) {
      const next = depth < steps.length && steps[depth] === null ? depth + 1 : depth;
      value.forEach((element, index) => {
        locate(element, next, [...place, index], found);
      });
      return;
    }
    if (!isForeign(value)) return;
    const step = steps[depth];
    if (depth === steps.length) found.push(place);
    else if (typeof step === 'function') {
      if (step(value)) locate(value, depth + 1, place, found);
    } else if (step) locate(step.read(value), depth + 1, [...place, step.key], found);
  };
  return {
    collect(root) {
      const found: Collecting = { objects: new Array(expected), holders: new Array(expected), keys: new Array(expected), count: 0 };
      collect(root, 0, found, undefined, '');
      found.objects.length = found.count;
      found.holders.length = found.count;
      found.keys.length = found.count;
      expected = Math.min(found.count, MOST_EXPECTED);
      return found;
    },
    locate(root) {
      const found: ResponsePath[] = [];
      locate(root, 0, [], found);
      return found;
    },
  };
}
