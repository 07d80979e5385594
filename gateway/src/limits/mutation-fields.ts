import { type DocumentNode, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql';

/**
 * How many writes a document asks for at most: the root fields of its largest mutation. Aliases would otherwise file a
 * hundred reports, or try a hundred passwords, in what a rate limit sees as one request.
 */
export function countMutationFields(document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  const count = (selectionSet: SelectionSetNode | undefined, level: number): number => {
    // Deeper than this only a fragment inside itself goes; validation refuses it for that.
    if (!selectionSet || level > fragments.size + 100) return 0;
    return selectionSet.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      return sum + count(selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection.selectionSet, level + 1);
    }, 0);
  };
  const mutations = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.MUTATION ? [count(node.selectionSet, 0)] : [],
  );
  return Math.max(0, ...mutations);
}
