import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Asks fields of some names of each type behind an interface by itself: `{ any { few } }` as
 * `{ any { ... on Thing { few } ... on Other { few } } }`. Apollo's planner takes a field of an interface from the subgraph
 * that has the interface, also where the field of the type behind it has moved by a label of `@override`.
 */
export function byObjectType(document: DocumentNode, schema: GraphQLSchema, names: ReadonlySet<string>): DocumentNode {
  const info = new TypeInfo(schema);
  const expanded = visitWithTypeInfo(info, {
    Field: {
      leave(node: FieldNode): InlineFragmentNode | undefined {
        const parent = info.getParentType();
        if (!names.has(node.name.value) || !isAbstractType(parent)) return undefined;
        const selections = schema.getPossibleTypes(parent).map(({ name }) => on(name, node));
        return { kind: Kind.INLINE_FRAGMENT, selectionSet: { kind: Kind.SELECTION_SET, selections } };
      },
    },
  });
  return visit(document, expanded);
}

function on(type: string, node: FieldNode): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [node] },
  };
}
