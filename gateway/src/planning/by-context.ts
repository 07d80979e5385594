import type { Supergraph } from '@apollo/federation-internals';
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import { byObjectType } from './by-object-type.js';
import { JOIN_FIELD } from './join-directives.js';

/**
 * Writes out by type the fields of interfaces below which something takes an argument from a context (@fromContext). The
 * planner looks for the context on the interface alone, and not on the types behind it, which may be what sets it: members of
 * a union that is a context, or types of another subgraph. Undefined when the operation asks for nothing of the kind.
 */
export function byContext(document: DocumentNode, supergraph: Supergraph): DocumentNode | undefined {
  const names = contextualNames(supergraph);
  if (names.size === 0) return undefined;
  const reads = readsContext(document, names);
  const expanded = byObjectType(document, supergraph.apiSchema().toGraphQLJSSchema(), ({ selectionSet }) => reads(selectionSet));
  return expanded === document ? undefined : expanded;
}

/** The names of all fields that take an argument from a context in some subgraph. */
function contextualNames({ schema }: Supergraph): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of schema.objectTypes()) {
    for (const field of type.fields()) {
      const isContextual = field
        .appliedDirectivesOf(JOIN_FIELD)
        .some((applied) => ((applied.arguments() as JoinField).contextArguments ?? []).length > 0);
      if (isContextual) names.add(field.name);
    }
  }
  return names;
}

interface JoinField {
  readonly contextArguments?: readonly unknown[];
}

/** Whether a field of some names stands in a selection, at any depth. */
function readsContext({ definitions }: DocumentNode, names: ReadonlySet<string>): (selectionSet: FieldNode['selectionSet']) => boolean {
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const known = new Map<SelectionSetNode, boolean>();
  const reads = (selectionSet: SelectionSetNode | undefined): boolean => {
    if (!selectionSet) return false;
    const found =
      known.get(selectionSet) ??
      selectionSet.selections.some((selection) => {
        if (selection.kind === Kind.FIELD) return names.has(selection.name.value) || reads(selection.selectionSet);
        return reads((selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection)?.selectionSet);
      });
    known.set(selectionSet, found);
    return found;
  };
  return reads;
}
