import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Asks the name of every object that can be of several types. The form of its answer depends on it, and planners ask for it
 * on their own only sometimes: one does not for a list of an interface, and both take the interface's own name from a
 * subgraph that knows no more of its objects (`@interfaceObject`).
 */
export function nameObjects(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const info = new TypeInfo(schema);
  const named = visitWithTypeInfo(info, {
    Field: {
      leave(node: FieldNode) {
        const { selectionSet } = node;
        if (!selectionSet || !isAbstractType(getNamedType(info.getType())) || selectionSet.selections.some(isName)) return undefined;
        return { ...node, selectionSet: { ...selectionSet, selections: [TYPENAME, ...selectionSet.selections] } };
      },
    },
  });
  return visit(document, named);
}

function isName(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === '__typename' && !selection.alias && !selection.directives?.length;
}
