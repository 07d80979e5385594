import { type DocumentNode, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql';

/**
 * How many writes a document asks for at most: the root fields of its largest mutation. Each fragment is counted once: those that
 * multiply cost no more than to read, whether what they lead to is there or not. One that contains itself is refused by validation.
 */
export function countMutationFields(document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  const known = new Map<string, number>();
  const countFragment = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, 0);
    const fields = count(fragments.get(name));
    known.set(name, fields);
    return fields;
  };
  const count = (selectionSet: SelectionSetNode | undefined): number => {
    if (!selectionSet) return 0;
    return selectionSet.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      return sum + (selection.kind === Kind.FRAGMENT_SPREAD ? countFragment(selection.name.value) : count(selection.selectionSet));
    }, 0);
  };
  const mutations = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.MUTATION ? [count(node.selectionSet)] : [],
  );
  return Math.max(0, ...mutations);
}
