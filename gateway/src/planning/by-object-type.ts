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
 * Asks some fields of each type behind an interface by itself: `{ any { few } }` as
 * `{ any { ... on Thing { few } ... on Other { few } } }`. Apollo's planner takes a field of an interface from the subgraph
 * that has the interface, also where the field of the type behind it has moved by a label of `@override`; and it finds no
 * context above an object that stands below a field of an interface, where only the types behind it set one (`by-context.ts`).
 */
export function byObjectType(document: DocumentNode, schema: GraphQLSchema, isMeant: (field: FieldNode) => boolean): DocumentNode {
  const info = new TypeInfo(schema);
  const expanded = visitWithTypeInfo(info, {
    Field: {
      leave(node: FieldNode): InlineFragmentNode | undefined {
        const parent = info.getParentType();
        if (!isAbstractType(parent) || !isMeant(node)) return undefined;
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
