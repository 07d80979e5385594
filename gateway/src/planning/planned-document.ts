import { type DocumentNode, Kind, visit } from 'graphql';
import { withoutDefer } from './defer-directive.js';
import type { Operation } from './operation.js';
import { TYPENAME } from './type-name.js';

const INTROSPECTION = new Set(['__schema', '__type']);

/** What of an operation's document is planned: with its deferred fragments only where they are delivered later. */
export function plannedDocument({ document, labels }: Operation): DocumentNode {
  if (!labels) return withoutDefer(document);
  // No subgraph answers for the schema, and inside a deferred fragment the planner would look for one.
  return visit(document, {
    Field: (node) => (INTROSPECTION.has(node.name.value) ? null : undefined),
    InlineFragment: { leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined) },
    SelectionSet: {
      leave: (node, _key, parent) =>
        node.selections.length === 0 && parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION
          ? { ...node, selections: [TYPENAME] }
          : undefined,
    },
  });
}
