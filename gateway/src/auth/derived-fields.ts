import {
  baseType,
  CONTEXT_VERSIONS,
  type FieldDefinition,
  type InterfaceType,
  isInterfaceType,
  isObjectType,
  joinIdentity,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';
import { Kind, parse, type SelectionSetNode } from 'graphql';

export type FieldedType = ObjectType | InterfaceType;

/** What the value of a field is made from: others' fields, and the types that were looked into for them. */
export interface Sources {
  readonly fields: ReadonlySet<FieldDefinition<FieldedType>>;
  readonly types: ReadonlySet<string>;
}

interface JoinField {
  readonly requires?: string;
  readonly contextArguments?: readonly { readonly context: string; readonly selection: string }[];
}

/**
 * Finds what the gateway reads in order to ask for a field: the selections of `@requires`, and those of `@fromContext`
 * in every type that sets the context. Whoever may not read these may not have them looked at by way of the field either
 * (GHSA-m8jr-fxqx-8xx6).
 */
export function createDerivedFields(schema: Schema): (field: FieldDefinition<FieldedType>) => Sources {
  const joinField = schema.coreFeatures?.getByIdentity(joinIdentity)?.directiveNameInSchema('field');
  if (joinField === undefined) throw new Error('the supergraph does not say which subgraph has which field');
  const contextTypes = typesByContext(schema);
  return (field) => {
    const fields = new Set<FieldDefinition<FieldedType>>();
    const types = new Set<string>();
    const visit = (typeName: string, { selections }: SelectionSetNode): void => {
      types.add(typeName);
      for (const selection of selections) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
        if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
        else if (selection.name.value !== '__typename') {
          const read = fieldOf(schema, typeName, selection.name.value);
          fields.add(read);
          if (selection.selectionSet) visit(baseType(read.type as NonNullable<typeof read.type>).name, selection.selectionSet);
        }
      }
    };
    for (const place of placesOf(field)) {
      for (const applied of place.appliedDirectivesOf(joinField)) {
        const { requires, contextArguments } = applied.arguments() as JoinField;
        if (requires) visit(place.parent.name, selectionOf(requires));
        for (const { context, selection } of contextArguments ?? [])
          for (const typeName of contextTypes.get(context) ?? []) visit(typeName, selectionOf(selection));
      }
    }
    return { fields, types };
  };
}

/** A field of an object can be that of an `@interfaceObject`, which says alone what it requires. */
function placesOf(field: FieldDefinition<FieldedType>): readonly FieldDefinition<FieldedType>[] {
  const inherited = field.parent.interfaces().map((type) => type.field(field.name) as FieldDefinition<FieldedType> | undefined);
  return [field, ...inherited.filter((found) => found !== undefined)];
}

function selectionOf(fieldSet: string): SelectionSetNode {
  const text = fieldSet.trim();
  const [operation] = parse(text.startsWith('{') ? text : `{ ${text} }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`not a field set: ${fieldSet}`);
  return operation.selectionSet;
}

function fieldOf(schema: Schema, typeName: string, name: string): FieldDefinition<FieldedType> {
  const type = schema.type(typeName);
  const field = type && (isObjectType(type) || isInterfaceType(type)) ? type.field(name) : undefined;
  if (!field) throw new Error(`the supergraph requires ${typeName}.${name}, which it does not have`);
  return field;
}

function typesByContext(schema: Schema): ReadonlyMap<string, readonly string[]> {
  const feature = schema.coreFeatures?.getByIdentity(CONTEXT_VERSIONS.identity);
  const name = feature?.directiveNameInSchema('context');
  const types = new Map<string, string[]>();
  for (const type of name === undefined ? [] : schema.types())
    for (const applied of type.appliedDirectivesOf(name as string)) {
      const context = String((applied.arguments() as { name?: unknown }).name);
      types.set(context, [...(types.get(context) ?? []), type.name]);
    }
  return types;
}
