import { type DocumentNode, OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { findOperation } from '../planning/operation.js';
import type { CommonSource } from './common-source.js';
import type { OperationSource } from './operation-source.js';

/** An operation as somebody asked for it. */
export interface AskedOperation {
  readonly text: string;
  readonly operationName: string | null;
}

/** Operations that were read and found valid against one supergraph, by their text; they need not be read again. */
export interface KnownOperations {
  /** Undefined when the text is not known, or holds no operation of this name. */
  find(asked: AskedOperation): OperationSource | undefined;
  /**
   * Only for a document of this text that is valid against this supergraph.
   * @returns the operation in the form in which it is planned; undefined when the document has none of this name.
   */
  learn(asked: AskedOperation, document: DocumentNode): OperationSource | undefined;
  /** Those asked for last, the latest first. */
  recent(max: number): readonly AskedOperation[];
}

/**
 * Bounded by the texts' length. A mutation with values written in it is not remembered: that is where passwords and
 * complaints stand when a client does not put them into variables, and nobody sends such a text twice.
 */
export function createKnownOperations(maxLetters: number, toSource: CommonSource): KnownOperations {
  const known = new LRUCache<string, Map<string | null, OperationSource>>({
    maxSize: Math.max(1, Math.ceil(maxLetters)),
    sizeCalculation: (_sources, text) => Math.max(1, text.length),
  });
  return {
    find: ({ text, operationName }) => known.get(text)?.get(operationName),
    learn({ text, operationName }, document) {
      const operation = findOperation(document, operationName);
      if (!operation) return undefined;
      const source = toSource(operation);
      if (operation.definition.operation === OperationTypeNode.MUTATION && source.values) return source;
      const found = known.get(text) ?? new Map<string | null, OperationSource>();
      if (found.size === 0) known.set(text, found);
      found.set(operationName, source);
      return source;
    },
    recent(max) {
      const recent: AskedOperation[] = [];
      for (const [text, sources] of known.entries()) {
        for (const operationName of sources.keys()) recent.push({ text, operationName });
        if (recent.length >= max) break;
      }
      return recent;
    },
  };
}
