import { isCompositeType, joinIdentity, possibleRuntimeTypes, type Schema } from '@apollo/federation-internals';
import { type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Operation } from '../planning/operation.js';

/** The labels of `@override` on which the plan of an operation may depend, sorted; most supergraphs have none. */
export type LabelsOf = (operation: Operation) => readonly string[];

interface LabelledField {
  readonly label: string;
  /** The object types that the field stands on. */
  readonly types: ReadonlySet<string>;
}

/** @param inserted names of fields that a plan may ask for although the operation does not: they count in every one. */
export function createLabelsOf(schema: Schema, apiSchema: GraphQLSchema, inserted: ReadonlySet<string>): LabelsOf {
  const labelled = readLabelledFields(schema);
  if (labelled.size === 0) return () => [];
  const always = [...labelled].flatMap(([name, fields]) => (inserted.has(name) ? fields.map(({ label }) => label) : []));
  return ({ document, definition, fragments }) => {
    const found = new Set(always);
    const info = new TypeInfo(apiSchema);
    const field = {
      Field({ name }: { readonly name: { readonly value: string } }) {
        const parent = info.getParentType()?.name;
        for (const { label, types } of labelled.get(name.value) ?? [])
          if (parent === undefined || !types.isDisjointFrom(objectTypesOf(schema, parent))) found.add(label);
      },
    };
    visit({ ...document, definitions: [definition, ...fragments.values()] }, visitWithTypeInfo(info, field));
    return [...found].sort();
  };
}

function readLabelledFields(schema: Schema): ReadonlyMap<string, readonly LabelledField[]> {
  const join = schema.coreFeatures?.getByIdentity(joinIdentity);
  const labelled = new Map<string, LabelledField[]>();
  if (!join) return labelled;
  for (const type of [...schema.objectTypes(), ...schema.interfaceTypes()]) {
    for (const field of type.fields()) {
      for (const applied of field.appliedDirectivesOf(join.directiveNameInSchema('field'))) {
        const { overrideLabel: label } = applied.arguments() as { readonly overrideLabel?: string };
        if (label === undefined) continue;
        const known = labelled.get(field.name) ?? [];
        labelled.set(field.name, [...known, { label, types: objectTypesOf(schema, type.name) }]);
      }
    }
  }
  return labelled;
}

function objectTypesOf(schema: Schema, name: string): ReadonlySet<string> {
  const type = schema.type(name);
  return new Set(type && isCompositeType(type) ? possibleRuntimeTypes(type).map((object) => object.name) : [name]);
}
