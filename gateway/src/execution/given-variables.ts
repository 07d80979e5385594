import {
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isSpecifiedScalarType,
  Kind,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Operation } from '../planning/operation.js';
import { type Foreign, isInherited } from './own.js';

type Coerced =
  | { readonly errors: readonly GraphQLError[]; readonly variables?: undefined }
  | { readonly errors?: undefined; readonly variables: Foreign };

const MAX_VARIABLE_ERRORS = 20;

/** Variables by the API schema (GraphQL spec, 6.1.2); no subgraph is asked when they do not fit. */
export function compileGivenVariables(schema: GraphQLSchema, operation: Operation): (given: Foreign) => Coerced {
  const definitions = operation.definition.variableDefinitions ?? [];
  if (definitions.length === 0) return () => ({ variables: {} });
  const takePlain = compilePlain(schema, definitions);
  return (given) => {
    const plain = takePlain?.(given);
    if (plain) return { variables: plain };
    const result = getVariableValues(schema, definitions, given, { maxErrors: MAX_VARIABLE_ERRORS });
    if (!result.errors) return { variables: result.coerced };
    return { errors: result.errors.map(toInputFault) };
  };
}

/** What graphql-js takes as it is given, by the name of the specification's scalar. */
const TAKEN: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
};

/**
 * The usual case: scalars of the specification, each given and of its own type. Undefined for anything
 * else, which graphql-js is to judge.
 */
function compilePlain(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): ((given: Foreign) => Foreign | undefined) | undefined {
  const plain = definitions.map(({ variable, type }) => {
    const name = variable.name.value;
    const takes = takesPlain(schema, type.kind === Kind.NON_NULL_TYPE ? type.type : type);
    return takes && !isInherited(name) ? { name, takes } : undefined;
  });
  if (!plain.every((each) => each !== undefined)) return undefined;
  return (given) => {
    const taken: Foreign = {};
    for (const { name, takes } of plain) {
      const value = given[name];
      if (!takes(value)) return undefined;
      taken[name] = value;
    }
    return taken;
  };
}

function takesPlain(schema: GraphQLSchema, type: TypeNode): ((value: unknown) => boolean) | undefined {
  const named = type.kind === Kind.NAMED_TYPE ? schema.getType(type.name.value) : undefined;
  return named && isSpecifiedScalarType(named) ? TAKEN[named.name] : undefined;
}

/** graphql-js quotes the value that does not fit; it may be a password or a NIK, so only its place is named. */
function toInputFault({ message }: GraphQLError): GraphQLError {
  const [, name] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  const [, place] = / at "([\w.[\]]+)"/.exec(message) ?? [];
  const missing = /was not provided|must not be null/.test(message);
  const text = `Variable "$${name}" ${missing ? 'is required' : `does not fit its type${place ? ` at "${place}"` : ''}`}.`;
  return new GraphQLError(text, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}
