import { type GraphQLInterfaceType, type GraphQLSchema, isAbstractType, Kind, type SelectionSetNode } from 'graphql';
import type { Operation } from '../planning/operation.js';
import { both, type Condition, compileCondition } from './conditions.js';
import type { Foreign } from './own.js';
import type { Occurrence } from './selection.js';

/**
 * Whether what is asked of an object of an interface depends on which type it is of. Where it does not, the planner does not
 * ask for the type: a subgraph that adds fields to the interface (@interfaceObject) does not know it.
 */
export function compileTypeNeed(
  schema: GraphQLSchema,
  operation: Operation,
  type: GraphQLInterfaceType,
  occurrences: readonly Occurrence[],
): (variables: Foreign) => boolean {
  const needs: Condition[] = [];
  const visit = (selectionSet: SelectionSetNode, outer: Condition): void => {
    for (const selection of selectionSet.selections) {
      const own = compileCondition(selection.directives);
      if (own === 'never') continue;
      const condition = both(outer, own);
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === '__typename') needs.push(condition);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      if (fitsAll(schema, type, fragment.typeCondition?.name.value)) visit(fragment.selectionSet, condition);
      else needs.push(condition);
    }
  };
  for (const { selectionSet, condition } of occurrences) visit(selectionSet, condition);
  return (variables) => needs.some((holds) => !holds || holds(variables));
}

function fitsAll(schema: GraphQLSchema, type: GraphQLInterfaceType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}
