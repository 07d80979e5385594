import type { Foreign } from './own.js';

const unknown = new WeakSet<Foreign>();

/**
 * Takes note of an object of which a subgraph has said that it has nothing: null for its entity, or null where another
 * subgraph gives an object. What is not in it then is null as the subgraph has said, and not left out.
 */
export function noteUnknown(object: Foreign): void {
  unknown.add(object);
}

export function isUnknownSomewhere(object: Foreign): boolean {
  return unknown.has(object);
}
