import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { JOIN_FIELD, readFieldSet, readGraphNames, textArgumentOf } from './join-directives.js';

/** For each place below an entity the names under which what is required there is planned; a place is told by the fields' own names. */
export type Requirement = ReadonlyMap<string, ReadonlySet<string>>;

/** What the fields of the subgraphs require. */
export interface Requirements {
  of(subgraph: string, type: string, field: string): Requirement | undefined;
}

/** @param planned the fields that are planned under another name than their own */
export function readRequirements(document: DocumentNode, planned: ReadonlyMap<string, { readonly name: string }>): Requirements {
  const graphs = readGraphNames(document);
  const found = new Map<string, Requirement>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const { name, directives } of node.fields ?? []) {
      for (const directive of directives ?? []) {
        const text = directive.name.value === JOIN_FIELD ? textArgumentOf(directive, 'requires') : undefined;
        const graph = graphs.get(textArgumentOf(directive, 'graph') ?? '');
        if (text && graph !== undefined) found.set(keyOf(graph, node.name.value, name.value), readRequirement(readFieldSet(text), planned));
      }
    }
  }
  return { of: (subgraph, type, field) => found.get(keyOf(subgraph, type, field)) };
}

function keyOf(subgraph: string, type: string, field: string): string {
  return `${subgraph}\n${type}.${field}`;
}

function readRequirement(selectionSet: SelectionSetNode, planned: ReadonlyMap<string, { readonly name: string }>): Requirement {
  const places = new Map<string, Set<string>>();
  const visit = ({ selections }: SelectionSetNode, above: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        visit(selection.selectionSet, above);
        continue;
      }
      const name = selection.name.value;
      const place = placeBelow(above, planned.get(name)?.name ?? name);
      places.set(place, (places.get(place) ?? new Set()).add(name));
      if (selection.selectionSet) visit(selection.selectionSet, place);
    }
  };
  visit(selectionSet, '');
  return places;
}

export function placeBelow(above: string, name: string): string {
  return `${above}.${name}`;
}

/** Whether one representation can hold both. */
export function fitTogether(one: Requirement, other: Requirement): boolean {
  for (const [place, names] of one) {
    const its = other.get(place);
    if (its && (its.size !== names.size || [...names].some((name) => !its.has(name)))) return false;
  }
  return true;
}
