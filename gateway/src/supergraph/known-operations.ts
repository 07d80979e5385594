import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationSource } from './prepare.js';

/** Operations that were read and found valid against one supergraph, by their text; they need not be read again. */
export interface KnownOperations {
  /** An operation of a text that is known; undefined when the text is not, or holds none of this name. */
  find(text: string, operationName: string | null): OperationSource | undefined;
  /** Only for a document that is valid against this supergraph, and a name that it has. */
  learn(text: string, source: OperationSource): void;
}

interface Known {
  readonly document: DocumentNode;
  readonly documentHash: string;
  readonly names: Set<string | null>;
}

/** Bounded by the texts' length, like the plans that belong to them. */
export function createKnownOperations(maxBytes: number): KnownOperations {
  const known = new LRUCache<string, Known>({ maxSize: maxBytes, sizeCalculation: (_known, text) => Math.max(1, text.length) });
  return {
    find(text, operationName) {
      const found = known.get(text);
      if (!found?.names.has(operationName)) return undefined;
      return { document: found.document, documentHash: found.documentHash, operationName };
    },
    learn(text, { document, documentHash, operationName }) {
      const found = known.get(text);
      if (found) found.names.add(operationName);
      else known.set(text, { document, documentHash, names: new Set([operationName]) });
    },
  };
}
