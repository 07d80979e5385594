import { isCompositeType, joinIdentity, possibleRuntimeTypes, type Schema } from '@apollo/federation-internals';
import { type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Operation } from '../planning/operation.js';

/** The labels of progressive `@override` in a supergraph; most have none. */
export interface OverrideLabels {
  /** The names of the fields that have one. */
  readonly fields: ReadonlySet<string>;
  /** The labels on which the plan of an operation may depend, sorted. */
  labelsOf(operation: Operation): readonly string[];
}

export const NO_LABELS: OverrideLabels = { fields: new Set(), labelsOf: () => [] };

interface LabelledField {
  readonly label: string;
  /** The object types that the field stands on. */
  readonly types: ReadonlySet<string>;
}

/** @param inserted names of fields that a plan may ask for although the operation does not: they count in every one. */
export function readOverrideLabels(schema: Schema, apiSchema: GraphQLSchema, inserted: ReadonlySet<string>): OverrideLabels {
  const labelled = readLabelledFields(schema);
  if (labelled.size === 0) return NO_LABELS;
  const always = [...labelled].flatMap(([name, fields]) => (inserted.has(name) ? fields.map(({ label }) => label) : []));
  const labelsOf = ({ document, definition, fragments }: Operation) => {
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
  return { fields: new Set(labelled.keys()), labelsOf };
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
