import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** A type with fields, in the text of a supergraph. */
export type FieldsNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function hasFields(node: DefinitionNode): node is FieldsNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

export function typesOf(document: DocumentNode): ReadonlyMap<string, FieldsNode> {
  return new Map(document.definitions.flatMap((node) => (hasFields(node) ? [[node.name.value, node] as const] : [])));
}

export function fieldOf(type: FieldsNode | undefined, name: string): FieldDefinitionNode | undefined {
  return type?.fields?.find((field) => field.name.value === name);
}

/** The type of a field's values, without lists and "not null". */
export function namedType(field: FieldDefinitionNode | undefined): string | undefined {
  let type = field?.type;
  while (type && type.kind !== Kind.NAMED_TYPE) type = type.type;
  return type?.name.value;
}
