import {
  type DocumentNode,
  type GraphQLAbstractType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { argumentOf, JOIN_TYPE, joinsOf } from './join-directives.js';
import { TYPENAME } from './type-name.js';

/**
 * Asks for the name of each object that may be of several types, for a planner that does not do so by itself: the form of an answer
 * depends on it. Not behind an interface that is an object to some subgraph: of those that know the name it would be one fetch
 * more, and the planner sees to it where it is needed.
 * @param schema of the supergraph.
 */
export function withTypeNames(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  const selectionSet = {
    leave(node: SelectionSetNode) {
      const type = types.getParentType();
      return isAbstractType(type) && !isObjectSomewhere(type) && !asksForName(node) ? withName(node) : undefined;
    },
  };
  return visit(document, visitWithTypeInfo(types, { SelectionSet: selectionSet }));
}

function isObjectSomewhere({ astNode }: GraphQLAbstractType): boolean {
  return astNode ? joinsOf(astNode, JOIN_TYPE).some((join) => argumentOf(join, 'isInterfaceObject') === true) : false;
}

function asksForName({ selections }: SelectionSetNode): boolean {
  return selections.some(
    (selection) =>
      selection.kind === Kind.FIELD && selection.name.value === TYPENAME.name.value && !selection.alias && !selection.directives?.length,
  );
}

function withName(node: SelectionSetNode): SelectionSetNode {
  return { ...node, selections: [TYPENAME, ...node.selections] };
}
