import { type DefinitionNode, type DocumentNode, Kind, OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** What Apollo Server asks of a place to keep documents in that it has found to be valid. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** Letters of text. What is asked again in the plain way never comes here (known-operations.ts); this is for the rest. */
const MAX_TEXT = 16_384;

/**
 * A small store, without mutations, whose texts may hold passwords and complaints; measured by the texts' length: the one that Apollo Server brings keeps 30 MiB by the length of the
 * documents' JSON, which takes some 150 MiB, and makes that JSON to measure it.
 */
export function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_TEXT,
    sizeCalculation: ({ loc }) => Math.max(1, loc?.end ?? MAX_TEXT),
  });
  return {
    get: async (key) => documents.get(key),
    async set(key, document) {
      if (!document.definitions.some(isMutation)) documents.set(key, document);
    },
    delete: async (key) => documents.delete(key),
  };
}

function isMutation(node: DefinitionNode): boolean {
  return node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.MUTATION;
}
