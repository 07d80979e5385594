import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Operation } from '../planning/operation.js';
import { both, type Condition, compileCondition } from './conditions.js';
import { deferLabel } from './deferred-fragments.js';

/** One occurrence of a selection set in the operation, with the conditions under which it counts. */
export interface Occurrence {
  readonly selectionSet: SelectionSetNode;
  readonly condition: Condition;
}

/** All that is asked of one response key on one object type. */
export interface CollectedField {
  readonly key: string;
  readonly name: string;
  /** The key is in the answer when any of these holds. */
  readonly conditions: readonly Condition[];
  /** Where the operation selects it, each with the condition of the same index. */
  readonly nodes: readonly FieldNode[];
  /** For each selection its place among all of the object: a key stands where its first selection that counts does. */
  readonly places: readonly number[];
  /** Sub-selections of all occurrences, for composite types. */
  readonly occurrences: readonly Occurrence[];
}

/** Takes note of a deferred fragment that stands on the object. */
export type OnDeferred = (label: string, occurrence: Occurrence) => void;

/**
 * CollectFields (GraphQL spec, 6.3.2) for one type, ahead of any request: conditions are kept, not evaluated. Of fragments
 * that are delivered later it only tells.
 */
export function collectFields(
  schema: GraphQLSchema,
  operation: Operation,
  type: GraphQLObjectType | GraphQLInterfaceType,
  occurrences: readonly Occurrence[],
  onDeferred?: OnDeferred,
): CollectedField[] {
  const fields = new Map<
    string,
    { name: string; conditions: Condition[]; nodes: FieldNode[]; places: number[]; occurrences: Occurrence[] }
  >();
  let place = 0;

  const addField = (node: FieldNode, condition: Condition) => {
    const key = node.alias?.value ?? node.name.value;
    const field = fields.get(key) ?? { name: node.name.value, conditions: [], nodes: [], places: [], occurrences: [] };
    fields.set(key, field);
    field.conditions.push(condition);
    field.nodes.push(node);
    field.places.push(place);
    place += 1;
    if (node.selectionSet) field.occurrences.push({ selectionSet: node.selectionSet, condition });
  };
  const visit = (selectionSet: SelectionSetNode, outer: Condition) => {
    for (const selection of selectionSet.selections) {
      const own = compileCondition(selection.directives);
      if (own === 'never') continue;
      const condition = both(outer, own);
      if (selection.kind === Kind.FIELD) {
        addField(selection, condition);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
      if (!fragment || !fits(schema, type, fragment.typeCondition?.name.value)) continue;
      const label = operation.labels && deferLabel(selection);
      if (label === undefined) visit(fragment.selectionSet, condition);
      else onDeferred?.(label, { selectionSet: fragment.selectionSet, condition });
    }
  };
  for (const { selectionSet, condition } of occurrences) visit(selectionSet, condition);
  return [...fields].map(([key, field]) => ({ key, ...field }));
}

function fits(schema: GraphQLSchema, type: GraphQLObjectType | GraphQLInterfaceType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}
