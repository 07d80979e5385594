import { type Foreign, isForeign, setOwn } from './own.js';

/**
 * Merges what a subgraph gave into an object that other fetches may have filled already: objects and lists of equal
 * length field by field, everything else replaced.
 */
export function mergeInto(target: Foreign, source: Foreign): void {
  for (const key of Object.keys(source)) {
    const incoming = source[key];
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    setOwn(target, key, merged(present, incoming));
  }
}

function merged(present: unknown, incoming: unknown): unknown {
  if (isForeign(present) && isForeign(incoming)) {
    mergeInto(present, incoming);
    return present;
  }
  if (Array.isArray(present) && Array.isArray(incoming) && present.length === incoming.length) {
    return present.map((element, index) => merged(element, incoming[index]));
  }
  return incoming;
}
