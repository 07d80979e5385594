import {
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { FetchNode, RequiredSelection } from './plan.js';
import { fitTogether, placeBelow, type Requirement, type Requirements } from './requirements.js';

/**
 * An entity fetch as several, where its fields require the same field with other arguments: a representation has one value
 * under one name. Fields that require the same, or nothing, stay together.
 */
export function splitByRequirements(fetch: FetchNode, requirements: Requirements): readonly FetchNode[] {
  const groups: { needs: Requirement; readonly keys: Set<string> }[] = [];
  const groupOf = (type: string, field: string): void => {
    const needs = requirements.of(fetch.subgraph, type, field) ?? new Map();
    const group = groups.find((one) => fitTogether(one.needs, needs));
    if (group) {
      group.needs = new Map([...group.needs, ...needs]);
      group.keys.add(`${type}.${field}`);
    } else groups.push({ needs, keys: new Set([`${type}.${field}`]) });
  };
  const document = parse(fetch.operation, { noLocation: true });
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet || document.definitions.length > 1) return [fetch];
  eachField(entities.selectionSet, undefined, groupOf);
  if (groups.length < 2) return [fetch];
  return groups.map(({ needs, keys }, index) => {
    const selectionSet = keep(entities.selectionSet as SelectionSetNode, undefined, (type, field) =>
      field === '__typename' ? index === 0 : keys.has(`${type}.${field}`),
    );
    return {
      ...fetch,
      ...withSelections(fetch, operation, { ...operation.selectionSet, selections: [{ ...entities, selectionSet }] }),
      requires: keepRequired(fetch.requires ?? [], '', needs),
    };
  });
}

/** The fields that are asked of each entity, with the type that they are asked of. */
function eachField({ selections }: SelectionSetNode, type: string | undefined, take: (type: string, field: string) => void): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) eachField(selection.selectionSet, selection.typeCondition?.name.value ?? type, take);
    else if (selection.kind === Kind.FIELD && type !== undefined && selection.name.value !== '__typename') take(type, selection.name.value);
  }
}

function keep(
  selectionSet: SelectionSetNode,
  type: string | undefined,
  wanted: (type: string | undefined, field: string) => boolean,
): SelectionSetNode {
  const selections = selectionSet.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return wanted(type, selection.name.value) ? [selection] : [];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    const inner = keep(selection.selectionSet, selection.typeCondition?.name.value ?? type, wanted);
    return inner.selections.length > 0 ? [{ ...selection, selectionSet: inner }] : [];
  });
  return { ...selectionSet, selections };
}

/** An operation must not declare variables that it does not use. */
function withSelections(fetch: FetchNode, operation: OperationDefinitionNode, selectionSet: SelectionSetNode) {
  const used = new Set<string>();
  for (const node of [selectionSet, ...(operation.directives ?? [])]) visit(node, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) ?? [];
  return {
    operation: stripIgnoredCharacters(print({ ...operation, variableDefinitions, selectionSet })),
    variables: fetch.variables.filter((name) => used.has(name)),
  };
}

function keepRequired(selections: readonly RequiredSelection[], above: string, needs: Requirement): readonly RequiredSelection[] {
  return selections.flatMap((selection): RequiredSelection[] => {
    if (selection.kind === 'fragment') {
      const inner = keepRequired(selection.selections, above, needs);
      return inner.length > 0 ? [{ ...selection, selections: inner }] : [];
    }
    const place = placeBelow(above, selection.as ?? selection.key);
    // A field without arguments that none of these requires is a part of the key.
    const stays = needs.get(place)?.has(selection.key) ?? selection.as === undefined;
    if (!stays) return [];
    if (!selection.selections) return [selection];
    const inner = keepRequired(selection.selections, place, needs);
    return inner.length > 0 ? [{ ...selection, selections: inner }] : [];
  });
}
