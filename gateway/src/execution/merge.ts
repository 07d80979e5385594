import { type Foreign, isForeign, setOwn } from './own.js';
import { noteUnknown } from './unknown-objects.js';

/**
 * Merges what a subgraph gave into an object that other fetches may have filled already: objects and lists of equal
 * length field by field, everything else replaced.
 */
export function mergeInto(target: Foreign, source: Foreign): void {
  // Keys are listed without a list: nothing that is enumerable is inherited.
  for (const key in source) mergeKey(target, key, source[key]);
}

function mergeKey(target: Foreign, key: string, incoming: unknown): void {
  const present = target[key];
  // Of what every object inherits nothing is a plain value: only an object or a function needs a second look.
  const own = (typeof present === 'object' || typeof present === 'function') && Object.hasOwn(target, key);
  setOwn(target, key, own ? merged(present, incoming) : incoming);
}

function merged(present: unknown, incoming: unknown): unknown {
  if (isForeign(present) && isForeign(incoming)) {
    mergeInto(present, incoming);
    return present;
  }
  if (Array.isArray(present) && Array.isArray(incoming) && present.length === incoming.length) {
    return present.map((element, index) => merged(element, incoming[index]));
  }
  if (present === null && isForeign(incoming)) noteUnknown(incoming);
  return incoming;
}
