import { operationHash } from '@lapor/kit/identity';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
  visit,
} from 'graphql';
import type { FetchNode } from '../planning/plan.js';

/** An operation's text with what depends on it alone. */
export interface OperationText {
  /** The text as a JSON string. */
  readonly json: string;
  readonly hash: string;
}

/** Writes an entity fetch so that it asks for several groups of entities, each with its own values of the context. */
export interface GroupedOperation {
  readonly types: ReadonlyMap<string, TypeNode>;
  /** For one group it is the planner's own text. */
  forGroups(count: number): OperationText;
  /** The name in the text of a variable that each group has its own of. */
  nameInGroup(variable: string, group: number, count: number): string;
  /** The key of the group's entities in the answer. */
  answerKey(group: number, count: number): string;
}

export const REPRESENTATIONS = 'representations';
const ENTITIES = '_entities';

/** The texts are kept: there are as many as there can be groups in one request. */
export function compileGroupedOperation(node: FetchNode, ownVariables: readonly string[]): GroupedOperation {
  const { definition, entities } = readOperation(node.operation);
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
  const texts: OperationText[] = [];
  return {
    types: new Map(definitions.map(({ variable, type }) => [variable.name.value, type])),
    forGroups(count) {
      texts[count] ??= toText(count === 1 ? node.operation : write(count));
      return texts[count];
    },
    nameInGroup: (variable, group, count) => (count === 1 ? variable : `${variable}_${group}`),
    answerKey: (group, count) => (count === 1 ? ENTITIES : `_${group}`),
  };
}

function toText(operation: string): OperationText {
  return { json: JSON.stringify(operation), hash: operationHash(operation) };
}

function groupsOf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, group) => group);
}

/** The variables that each group has its own of end in its number, and so does the name of its list. */
function inGroup<Part extends FieldNode | NonNullable<OperationDefinitionNode['variableDefinitions']>[number]>(
  part: Part,
  group: number,
  own: ReadonlySet<string>,
): Part {
  const renamed = visit(part, {
    Variable: ({ name }) =>
      own.has(name.value) ? { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: `${name.value}_${group}` } } : undefined,
  }) as Part;
  return part.kind === Kind.FIELD ? { ...renamed, alias: { kind: Kind.NAME, value: `_${group}` } } : renamed;
}

function readOperation(text: string): { readonly definition: OperationDefinitionNode; readonly entities: FieldNode } {
  const { definitions } = parse(text, { noLocation: true });
  const definition = definitions.find((found) => found.kind === Kind.OPERATION_DEFINITION);
  const [entities, ...others] = definition?.selectionSet.selections ?? [];
  if (!definition || entities?.kind !== Kind.FIELD || entities.name.value !== ENTITIES || others.length > 0)
    throw new Error('the planner gave an entity fetch that asks for something else');
  const fragments = new Map(
    definitions.flatMap((found) => (found.kind === Kind.FRAGMENT_DEFINITION ? [[found.name.value, found] as const] : [])),
  );
  // A fragment would be one for all groups; written out, it can name each group's own variables.
  const writtenOut = (selectionSet: SelectionSetNode): SelectionSetNode =>
    visit(selectionSet, {
      FragmentSpread({ name, directives }) {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error('the planner gave a spread of no fragment');
        const { typeCondition, selectionSet: inner } = fragment;
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: directives ?? [], selectionSet: writtenOut(inner) };
      },
    });
  return { definition, entities: { ...entities, selectionSet: writtenOut(entities.selectionSet as SelectionSetNode) } };
}
