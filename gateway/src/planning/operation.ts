import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, getOperationAST, Kind, type OperationDefinitionNode } from 'graphql';

/** One operation of a document together with the fragments it may use. */
export interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Given where the operation's deferred fragments are to be delivered later; without it `@defer` means nothing. */
  readonly labels?: DeferLabels;
}

/**
 * The client's label, if it gave one, for each label that the deferred fragments have in the document. There every one
 * is an inline fragment with `@defer(label: …)` and nothing else, and no two have the same label.
 */
export type DeferLabels = ReadonlyMap<string, string | undefined>;

/** What a client is told whose document holds no operation of the name it gave. */
export function unknownOperation(): GraphQLError {
  return new GraphQLError('The document holds no operation of this name, or several and no name was given.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
  });
}

/** Finds the operation to run; undefined when the name fits none, or no name was given and there are several. */
export function findOperation(document: DocumentNode, name: string | null): Operation | undefined {
  const definition = getOperationAST(document, name);
  if (!definition) return undefined;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  return { document, definition, fragments };
}
