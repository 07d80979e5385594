import { LRUCache } from 'lru-cache';
import { compactSource } from './compact-source.js';
import type { OperationSource } from './prepare.js';

/** Operations that were read and found valid against one supergraph, by their text; they need not be read again. */
export interface KnownOperations {
  /** An operation of a text that is known; undefined when the text is not, or holds none of this name. */
  find(text: string, operationName: string | null): OperationSource | undefined;
  /** Only for a document of this text that is valid against this supergraph, and a name that it has. */
  learn(text: string, source: OperationSource): void;
}

/** Bounded by the texts' length, like the plans that belong to them. */
export function createKnownOperations(maxBytes: number): KnownOperations {
  const known = new LRUCache<string, Map<string | null, OperationSource>>({
    maxSize: maxBytes,
    sizeCalculation: (_sources, text) => Math.max(1, text.length),
  });
  return {
    find: (text, operationName) => known.get(text)?.get(operationName),
    learn(text, source) {
      const found = known.get(text) ?? new Map<string | null, OperationSource>();
      if (found.size === 0) known.set(text, found);
      found.set(source.operationName, compactSource(source));
    },
  };
}
