import { readFileSync } from 'node:fs';
import { SUBGRAPHS, type SubgraphName } from '@lapor/schema/identity';
import { uuidOfName } from '@lapor/schema/uuid';
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** A field of Query, Mutation or Subscription, with ways to ask it. */
export interface RootField {
  readonly subgraph: SubgraphName;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** As `Query.me`. */
  readonly place: string;
  /** With what must be given alone, and with everything that can be; with values that make sense, and with others. */
  readonly requests: readonly { readonly query: string; readonly variables: Record<string, unknown> }[];
}

const LINES_OF_FEDERATION = /@(key|link|shareable|inaccessible|tag|authenticated|requiresScopes|policy)(\([^)]*\))?/g;

/** Every root field of the graph, as the subgraphs' committed SDL has them. New ones come in by themselves. */
export function rootFields(): readonly RootField[] {
  return SUBGRAPHS.flatMap((subgraph) => {
    const sdl = readFileSync(new URL(`../../../schema/subgraphs/${subgraph}.graphql`, import.meta.url), 'utf8');
    const schema = buildSchema(sdl.replace(/^extend schema\s*(@link\([\s\S]*?\]\)\s*)+/m, '').replace(LINES_OF_FEDERATION, ''), {
      assumeValid: true,
    });
    return (['query', 'mutation', 'subscription'] as const).flatMap((kind) => {
      const root = schema.getRootType(kind as never);
      return Object.values(root?.getFields() ?? {}).map((field) => ({
        subgraph,
        kind,
        place: `${root?.name}.${field.name}`,
        requests: [SENSIBLE, NONSENSE].flatMap((values) =>
          [false, true].map((everything) => {
            const args = field.args.filter((argument) => everything || isRequiredArgument(argument));
            const definitions = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
            const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
            const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
            return {
              query: `${kind}${definitions && ` (${definitions})`} { ${field.name}${given && `(${given})`}${selection} }`,
              variables: Object.fromEntries(args.map(({ name, type }) => [name, valueFor(type, name, everything, values)])),
            };
          }),
        ),
      }));
    });
  });
}

interface Values {
  readonly text: (name: string) => string;
  readonly int: number;
}

const ID = uuidOfName('d1b0c7a2-3f64-4e1b-8a55-90c2b7e64f13', 'nobody');
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/accessCode/, 'A-0000-0000-0000'],
  [/agencyCode|Code$|parent/i, 'D-18.72'],
  [/id$/i, ID],
  [/key$/i, 'a-key-of-its-own'],
  [/from|to|date|valid/i, '2027-01-04'],
  [/after/, ''],
];
const SENSIBLE: Values = {
  text: (name) => BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'Keterangan yang cukup panjang untuk diterima.',
  int: 1,
};
const NONSENSE: Values = { text: () => '\u0000?', int: -7 };

function valueFor(type: GraphQLInputType, name: string, everything: boolean, values: Values): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, name, everything, values);
  if (isListType(type)) return [valueFor(type.ofType, name, everything, values)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => everything || isRequiredInputField(field));
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, field.name, everything, values)]));
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return values.int;
    case 'Boolean':
      return true;
    case 'DateTimeISO':
      return '2027-01-04T03:02:01.000Z';
    default:
      return values.text(name);
  }
}
