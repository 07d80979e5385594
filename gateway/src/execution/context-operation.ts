import { type FieldNode, Kind, type OperationDefinitionNode, print, stripIgnoredCharacters, type TypeNode } from 'graphql';
import type { FetchNode } from '../planning/plan.js';
import { ENTITIES, inGroup, REPRESENTATIONS, readEntityOperation } from './entity-operation.js';
import { headOf, type RequestHead } from './request-body.js';

/** Writes an entity fetch so that it asks for several groups of entities, each with its own values of the context. */
export interface GroupedOperation {
  readonly types: ReadonlyMap<string, TypeNode>;
  /** For one group it is the planner's own text. */
  forGroups(count: number): RequestHead;
  /** The name in the text of a variable that each group has its own of. */
  nameInGroup(variable: string, group: number, count: number): string;
  /** The key of the group's entities in the answer. */
  answerKey(group: number, count: number): string;
}

/** The beginnings of the requests are kept: there are as many as there can be groups in one request. */
export function compileGroupedOperation(node: FetchNode, ownVariables: readonly string[]): GroupedOperation {
  const { definition, entities } = readEntityOperation(node.operation);
  const own = new Set([...ownVariables, REPRESENTATIONS]);
  const definitions = definition.variableDefinitions ?? [];
  const fields: FieldNode[] = [];
  const fieldOf = (group: number): FieldNode => {
    fields[group] ??= inGroup(entities, group, own);
    return fields[group];
  };
  const write = (count: number): string => {
    const operation: OperationDefinitionNode = {
      ...definition,
      variableDefinitions: definitions.flatMap((given) =>
        own.has(given.variable.name.value) ? groupsOf(count).map((group) => inGroup(given, group, own)) : [given],
      ),
      selectionSet: { kind: Kind.SELECTION_SET, selections: groupsOf(count).map(fieldOf) },
    };
    return stripIgnoredCharacters(print(operation));
  };
  const heads: RequestHead[] = [];
  return {
    types: new Map(definitions.map(({ variable, type }) => [variable.name.value, type])),
    forGroups(count) {
      heads[count] ??= headOf(count === 1 ? node.operation : write(count), node.operationName);
      return heads[count];
    },
    nameInGroup: (variable, group, count) => (count === 1 ? variable : `${variable}_${group}`),
    answerKey: (group, count) => (count === 1 ? ENTITIES : `_${group}`),
  };
}

function groupsOf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, group) => group);
}
