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
import { conditionOf } from './condition.js';
import { TYPENAME } from './type-name.js';

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

/** What a condition that is a literal comes to; undefined for the condition of a variable, and for other directives. */
function literalCondition(directive: DirectiveNode): boolean | undefined {
  const asked = conditionOf(directive);
  return asked?.given.kind === Kind.BOOLEAN ? asked.given.value === asked.wanted : undefined;
}

function isEmpty({ selectionSet }: { readonly selectionSet: { readonly selections: readonly SelectionNode[] } }): boolean {
  return selectionSet.selections.length === 0;
}
