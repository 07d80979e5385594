import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

const SDL = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8');

/** The schema that clients see, as it is committed. */
export const API_SCHEMA = buildSchema(SDL);

/** One way into the graph, asked with the least that it demands: valid in form, and about nothing that exists. */
export interface RootOperation {
  /** For example `Query.report`. */
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly query: string;
  /** Fresh for each use. */
  readonly variables: () => Record<string, unknown>;
}

/** By name, where the type alone would not do; everything of the city of Metro, so that its own officers are asked for no other's. */
const BY_NAME: Readonly<Record<string, () => unknown>> = {
  agencyCode: () => 'D-18.72',
  ownerCode: () => 'D-18.72',
  clientId: () => 'D-18.72:takada',
  expectedVersion: () => 1,
  validFrom: () => '2030-01-01',
  effectiveOn: () => '2030-01-01',
};

/** Every field of Query, Mutation and Subscription; new ones come in by themselves. */
export const ROOT_OPERATIONS: readonly RootOperation[] = (
  [
    ['query', API_SCHEMA.getQueryType()],
    ['mutation', API_SCHEMA.getMutationType()],
    ['subscription', API_SCHEMA.getSubscriptionType()],
  ] as const
).flatMap(([kind, type]) => Object.values(type?.getFields() ?? {}).map((field) => toOperation(kind, `${type}.${field.name}`, field)));

function toOperation(kind: RootOperation['kind'], name: string, field: GraphQLField<unknown, unknown>): RootOperation {
  // A subscription is begun behind a cursor that is none: whoever is let in is told so at once, instead of waiting.
  const asked = field.args.filter((argument) => isRequiredArgument(argument) || (kind === 'subscription' && argument.name === 'after'));
  const variables = asked.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const values = asked.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return {
    name,
    kind,
    query: `${kind}${variables && ` (${variables})`} { ${field.name}${values && `(${values})`}${selection} }`,
    variables: () => Object.fromEntries(asked.map((argument) => [argument.name, exampleOf(argument)])),
  };
}

function exampleOf({ name, type }: Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type'>): unknown {
  const named = BY_NAME[name];
  return named ? named() : exampleOfType(type);
}

function exampleOfType(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return exampleOfType(type.ofType);
  if (isListType(type)) return [exampleOfType(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, exampleOf(field)]),
    );
  switch (type.name) {
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTimeISO':
      return '2030-01-01T00:00:00Z';
    default:
      return randomUUID();
  }
}
