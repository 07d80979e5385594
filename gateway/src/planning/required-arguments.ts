import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import { requiredName } from './asked-names.js';
import { JOIN_FIELD, readFieldSet, textArgumentOf, withText } from './join-directives.js';
import { type Requirements, readRequirements } from './requirements.js';
import { type FieldsNode, fieldOf, hasFields, namedType, typesOf } from './supergraph-types.js';
import { dropUnusedExternals } from './unused-externals.js';

/** A field as `@requires` asks for it. */
export interface RequiredField {
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

/** Fields that are required with arguments, by the names under which they are planned. */
export interface RequiredArguments {
  readonly fields: ReadonlyMap<string, RequiredField>;
  readonly requirements: Requirements;
}

/**
 * Gives every field that is required with arguments a field of its own in the supergraph, for the planner alone. It takes
 * `price(in: "IDR")` and `price(in: "USD")` of two requirements for one and the same, and plans one of them only.
 */
export function nameRequiredArguments(document: DocumentNode): { readonly document: DocumentNode; readonly required: RequiredArguments } {
  const types = typesOf(document);
  const names = createNames(types);
  const standIns = createStandIns(types);
  const rename = (selectionSet: SelectionSetNode, type: string): SelectionSetNode => ({
    ...selectionSet,
    selections: selectionSet.selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return { ...selection, selectionSet: rename(selection.selectionSet, selection.typeCondition?.name.value ?? type) };
      const { name, arguments: given = [], selectionSet: inner } = selection;
      const innerType = namedType(fieldOf(types.get(type), name.value));
      const renamed = inner && innerType !== undefined ? { ...selection, selectionSet: rename(inner, innerType) } : selection;
      if (given.length === 0) return renamed;
      const planned = names.of(name.value, given);
      standIns.add(type, planned, name.value);
      return { ...renamed, name: { kind: Kind.NAME, value: planned }, arguments: [] };
    }),
  });
  const renameIn = (directive: ConstDirectiveNode, type: string): ConstDirectiveNode => {
    const text = directive.name.value === JOIN_FIELD ? textArgumentOf(directive, 'requires') : undefined;
    if (!text?.includes('(')) return directive;
    return withText(directive, 'requires', stripIgnoredCharacters(print(rename(readFieldSet(text), type))).slice(1, -1));
  };
  const definitions = document.definitions.map((node) =>
    hasFields(node)
      ? withFields(node, (field) => ({ ...field, directives: field.directives?.map((one) => renameIn(one, node.name.value)) }))
      : node,
  );
  if (names.fields.size === 0) return { document, required: { fields: names.fields, requirements: { of: () => undefined } } };
  const withStandIns = { ...document, definitions: definitions.map((node) => (hasFields(node) ? standIns.put(node) : node)) };
  const result = dropUnusedExternals(withStandIns, standIns.concerns);
  return { document: result, required: { fields: names.fields, requirements: readRequirements(result, names.fields) } };
}

function withFields(node: FieldsNode, change: (field: FieldDefinitionNode) => object): FieldsNode {
  return { ...node, fields: node.fields?.map((field) => ({ ...field, ...change(field) })) } as FieldsNode;
}

/** One name for each field with other arguments, which no field of the supergraph has. */
function createNames(types: ReadonlyMap<string, FieldsNode>) {
  const taken = new Set([...types.values()].flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)));
  const fields = new Map<string, RequiredField>();
  const known = new Map<string, string>();
  let number = 0;
  const unused = (name: string): string => {
    number += 1;
    const planned = requiredName(name, number);
    return taken.has(planned) ? unused(name) : planned;
  };
  return {
    fields: fields as ReadonlyMap<string, RequiredField>,
    of(name: string, given: readonly ArgumentNode[]): string {
      const key = `${name}(${given.map((argument) => print(argument)).toSorted()})`;
      const planned = known.get(key) ?? unused(name);
      known.set(key, planned);
      fields.set(planned, { name, arguments: given });
      return planned;
    },
  };
}

/** The fields that types are to have beside their own; what implements an interface has its fields. */
function createStandIns(types: ReadonlyMap<string, FieldsNode>) {
  const added = new Map<string, Map<string, string>>();
  const add = (type: string, planned: string, name: string): void => {
    const known = added.get(type);
    added.set(type, (known ?? new Map<string, string>()).set(planned, name));
    for (const other of types.values()) if (other.interfaces?.some((one) => one.name.value === type)) add(other.name.value, planned, name);
  };
  return {
    add,
    /** Whether a field stands for another, or has one that stands for it. */
    concerns: (type: string, field: string) => [...(added.get(type) ?? [])].some((pair) => pair.includes(field)),
    put(node: FieldsNode): FieldsNode {
      const fields = [...(added.get(node.name.value) ?? [])].flatMap(([planned, name]) => {
        const field = fieldOf(node, name);
        return field ? [{ ...field, name: { kind: Kind.NAME, value: planned }, arguments: [] } as FieldDefinitionNode] : [];
      });
      return { ...node, fields: [...(node.fields ?? []), ...fields] };
    },
  };
}
