import { type ConstDirectiveNode, type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { argumentOf, JOIN_FIELD, JOIN_IMPLEMENTS, JOIN_TYPE, readFieldSet, textArgumentOf } from './join-directives.js';
import { type FieldsNode, fieldOf, hasFields, namedType, typesOf } from './supergraph-types.js';

/**
 * Takes fields from the subgraphs in which they are external and nothing mentions them any more: there a field has no
 * business that is neither resolved nor required. Only those of `concerned` are looked at.
 */
export function dropUnusedExternals(document: DocumentNode, concerned: (type: string, field: string) => boolean): DocumentNode {
  const types = typesOf(document);
  const isUsed = createMentions(types);
  const isOfInterface = (type: FieldsNode, name: string, graph: string | undefined) =>
    type.directives?.some(
      (one) =>
        one.name.value === JOIN_IMPLEMENTS &&
        textArgumentOf(one, 'graph') === graph &&
        fieldOf(types.get(textArgumentOf(one, 'interface') ?? ''), name) !== undefined,
    ) === true;
  return {
    ...document,
    definitions: document.definitions.map((type) => {
      if (!hasFields(type)) return type;
      const stays = (name: string) => (directive: ConstDirectiveNode) =>
        directive.name.value !== JOIN_FIELD ||
        argumentOf(directive, 'external') !== true ||
        isUsed(textArgumentOf(directive, 'graph'), type.name.value, name) ||
        isOfInterface(type, name, textArgumentOf(directive, 'graph'));
      const fields = type.fields?.map((field) => {
        const name = field.name.value;
        return concerned(type.name.value, name) ? { ...field, directives: field.directives?.filter(stays(name)) } : field;
      });
      return { ...type, fields } as FieldsNode;
    }),
  };
}

/** Whether a subgraph names a field in some key, or as required or provided. */
function createMentions(types: ReadonlyMap<string, FieldsNode>) {
  const mentions = new Set<string>();
  const keyOf = (graph: string | undefined, type: string, field: string) => `${graph}\n${type}.${field}`;
  const visit = (graph: string | undefined, { selections }: SelectionSetNode, type: string | undefined): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD || type === undefined) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        visit(graph, selection.selectionSet, selection.typeCondition?.name.value ?? type);
        continue;
      }
      const name = selection.name.value;
      for (const one of [type, ...implementing(types, type)]) mentions.add(keyOf(graph, one, name));
      if (selection.selectionSet) visit(graph, selection.selectionSet, namedType(fieldOf(types.get(type), name)));
    }
  };
  const read = (directive: ConstDirectiveNode, argument: string, type: string | undefined) => {
    const text = textArgumentOf(directive, argument);
    if (text?.trim()) visit(textArgumentOf(directive, 'graph'), readFieldSet(text), type);
  };
  for (const type of types.values()) {
    for (const directive of type.directives ?? []) if (directive.name.value === JOIN_TYPE) read(directive, 'key', type.name.value);
    for (const field of type.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== JOIN_FIELD) continue;
        read(directive, 'requires', type.name.value);
        read(directive, 'provides', namedType(field));
      }
    }
  }
  return (graph: string | undefined, type: string, field: string) => mentions.has(keyOf(graph, type, field));
}

function implementing(types: ReadonlyMap<string, FieldsNode>, name: string): readonly string[] {
  return [...types.values()].filter(({ interfaces }) => interfaces?.some((one) => one.name.value === name)).map((type) => type.name.value);
}
