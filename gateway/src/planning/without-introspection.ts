import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { findOperation, type Operation } from './operation.js';

const INTROSPECTION = new Set(['__schema', '__type', '__typename']);

/**
 * An operation without what the gateway answers by itself at the root; undefined when nothing else is asked for. For a
 * planner that does not know of introspection, or would ask a subgraph for `__typename`.
 */
export function withoutIntrospection(document: DocumentNode, operationName: string | null): DocumentNode | undefined {
  const operation = findOperation(document, operationName);
  if (!operation) throw new Error('the document holds no operation of that name');
  if (!asksAtRoot(operation.definition.selectionSet, operation)) return document;
  const selectionSet = withoutAtRoot(operation.definition.selectionSet, operation);
  if (!selectionSet) return undefined;
  return { ...document, definitions: [{ ...operation.definition, selectionSet }, ...usedFragments(selectionSet, operation)] };
}

function asksAtRoot({ selections }: SelectionSetNode, operation: Operation): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return INTROSPECTION.has(selection.name.value);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : operation.fragments.get(selection.name.value);
    return fragment !== undefined && asksAtRoot(fragment.selectionSet, operation);
  });
}

/** Fragments at the root are written out there: elsewhere they may stay as they are. */
function withoutAtRoot(selectionSet: SelectionSetNode, operation: Operation): SelectionSetNode | undefined {
  const selections = selectionSet.selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return INTROSPECTION.has(selection.name.value) ? [] : [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : operation.fragments.get(selection.name.value);
    const inner = fragment && withoutAtRoot(fragment.selectionSet, operation);
    if (!inner) return [];
    const { directives = [] } = selection;
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition: fragment.typeCondition, directives, selectionSet: inner } as SelectionNode];
  });
  return selections.length > 0 ? { ...selectionSet, selections } : undefined;
}

function usedFragments(selectionSet: SelectionSetNode, { fragments }: Operation) {
  const used = new Set<string>();
  const read = ({ selections }: SelectionSetNode) => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet) read(selection.selectionSet);
        continue;
      }
      const { value } = selection.name;
      const fragment = fragments.get(value);
      if (!fragment || used.has(value)) continue;
      used.add(value);
      read(fragment.selectionSet);
    }
  };
  read(selectionSet);
  return [...fragments.values()].filter(({ name }) => used.has(name.value));
}
