import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  visit,
} from 'graphql';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** What a condition that is a literal comes to; undefined for the condition of a variable, and for other directives. */
export function literalCondition({ name, arguments: given }: DirectiveNode): boolean | undefined {
  const wanted = { skip: false, include: true }[name.value];
  const value = given?.find((argument) => argument.name.value === 'if')?.value;
  return wanted === undefined || value?.kind !== Kind.BOOLEAN ? undefined : value.value === wanted;
}

/**
 * A document without what literal conditions leave out, and without literal conditions. Apollo's planner forgets some of
 * them beside other conditions: a subgraph would be asked for what nobody reads, and its failure would null what somebody
 * does read. Objects must keep a name (`keepObjects`); an operation of which nothing would be left stays as it is.
 */
export function withoutLeftOut(document: DocumentNode): DocumentNode {
  let whole: OperationDefinitionNode;
  return visit(document, {
    Field: { leave: settle },
    FragmentSpread: { leave: settle },
    InlineFragment: { leave: (node) => (isEmpty(node) ? null : settle(node)) },
    // Its spreads stay, so it must select something.
    FragmentDefinition: {
      leave: (node) => (isEmpty(node) ? { ...node, selectionSet: { ...node.selectionSet, selections: [TYPENAME] } } : undefined),
    },
    OperationDefinition: {
      enter(node) {
        whole = node;
      },
      leave: (node) => (isEmpty(node) ? whole : undefined),
    },
  });
}

function settle<Node extends FieldNode | FragmentSpreadNode | InlineFragmentNode>(node: Node): Node | null | undefined {
  const settled = node.directives?.map(literalCondition) ?? [];
  if (settled.includes(false)) return null;
  if (!settled.includes(true)) return undefined;
  return { ...node, directives: node.directives?.filter((_directive, index) => settled[index] === undefined) };
}

function isEmpty({ selectionSet }: { readonly selectionSet: { readonly selections: readonly SelectionNode[] } }): boolean {
  return selectionSet.selections.length === 0;
}
