import { joinIdentity, type Schema } from '@apollo/federation-internals';
import { Kind, parse, visit } from 'graphql';
import type { InsertedFields } from '../planning/asked-names.js';

interface JoinType {
  readonly key?: string;
}

interface JoinField {
  readonly requires?: string;
  readonly contextArguments?: readonly { readonly selection: string }[];
}

/** The fields that a plan may ask for although no client does: keys, and what `@requires` and `@fromContext` name. */
export function readInsertedFields(schema: Schema): InsertedFields {
  const join = schema.coreFeatures?.getByIdentity(joinIdentity);
  if (!join) throw new Error('the supergraph does not say which subgraph has which field');
  const names = new Set<string>();
  const withArguments = new Set<string>();
  const read = (fieldSet: string | undefined) => {
    const text = fieldSet?.trim();
    if (!text) return;
    visit(parse(text.startsWith('{') ? text : `{ ${text} }`), {
      [Kind.FIELD]({ name, arguments: given }) {
        names.add(name.value);
        if (given?.length) withArguments.add(name.value);
      },
    });
  };
  for (const type of [...schema.objectTypes(), ...schema.interfaceTypes()]) {
    for (const applied of type.appliedDirectivesOf(join.directiveNameInSchema('type'))) read((applied.arguments() as JoinType).key);
    for (const field of type.fields()) {
      for (const applied of field.appliedDirectivesOf(join.directiveNameInSchema('field'))) {
        const { requires, contextArguments } = applied.arguments() as JoinField;
        read(requires);
        for (const { selection } of contextArguments ?? []) read(selection);
      }
    }
  }
  return { names, withArguments };
}
