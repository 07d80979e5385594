import {
  type DocumentNode,
  executeSync,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Operation } from '../planning/operation.js';
import type { Foreign } from './own.js';

/** Answers `__schema` and `__type` from the API schema; undefined when the operation asks for neither. */
export function compileIntrospection(schema: GraphQLSchema, operation: Operation): ((variables: Foreign) => Foreign) | undefined {
  if (operation.definition.operation !== OperationTypeNode.QUERY) return undefined;
  const selectionSet = onlyIntrospection(operation, operation.definition.selectionSet);
  if (selectionSet.selections.length === 0) return undefined;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation.definition, selectionSet }, ...operation.fragments.values()],
  };
  return (variableValues) => (executeSync({ schema, document, variableValues }).data ?? {}) as Foreign;
}

/** The root selections without everything that subgraphs answer; spreads are written out, their conditions kept. */
function onlyIntrospection(operation: Operation, selectionSet: SelectionSetNode): SelectionSetNode {
  const selections = selectionSet.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return ['__schema', '__type'].includes(selection.name.value) ? [selection] : [];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    const inner = fragment && onlyIntrospection(operation, fragment.selectionSet);
    if (!inner?.selections.length) return [];
    return [{ kind: Kind.INLINE_FRAGMENT, directives: selection.directives ?? [], selectionSet: inner }];
  });
  return { kind: Kind.SELECTION_SET, selections };
}
