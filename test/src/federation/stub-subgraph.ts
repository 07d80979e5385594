import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { close, listen } from '@lapor/kit/http/listen';
import { readBody, respondJson } from '@lapor/kit/http/respond';
import {
  defaultFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  graphql,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { hashOf } from './random.js';

/** How often a stub answers with null or with an error, in thousandths of all fields. */
export interface Faults {
  readonly nulls: number;
  readonly errors: number;
}

export interface StubSubgraph {
  readonly url: string;
  /** The operations it was asked, oldest first. */
  readonly asked: { query: string; variables: Record<string, unknown> }[];
  stop(): Promise<void>;
}

/**
 * A subgraph with a real schema and made-up data behind a real socket. A value depends only on the entity (type and
 * key), the field and its arguments, so two gateways that ask in different ways must get the same answers.
 */
export async function startStubSubgraph(sdl: string, faults: Faults): Promise<StubSubgraph> {
  return serveSubgraph(withMadeUpData(buildSubgraphSchema(parse(sdl)), faults));
}

/** Any subgraph's schema behind a real socket. */
export async function serveSubgraph(schema: GraphQLSchema): Promise<StubSubgraph> {
  const asked: StubSubgraph['asked'] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(String(await readBody(request, 10_000_000)));
    asked.push(body);
    const result = await graphql({
      schema,
      source: body.query,
      variableValues: body.variables,
      operationName: body.operationName,
      rootValue: { seed: 'root' },
    });
    respondJson(response, 200, result);
  });
  const port = await listen(server, 0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}/graphql`, asked, stop: () => close(server, 0) };
}

interface MadeUp {
  readonly seed: unknown;
  readonly __typename?: string;
}

function withMadeUpData(schema: GraphQLSchema, faults: Faults): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && !type.name.startsWith('_')) type.resolveType = (value) => (value as MadeUp).__typename;
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    type.extensions = {
      ...type.extensions,
      apollo: { subgraph: { resolveReference: (reference: object) => ({ ...reference, seed: withoutExternal(type, reference) }) } },
    };
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      field.resolve = (source: MadeUp & Record<string, unknown>, args, context, info: GraphQLResolveInfo) => {
        if (Object.hasOwn(source, field.name)) return defaultFieldResolver(source, args, context, info);
        return makeUp(schema, field.type, [source.seed, type.name, field.name, args], faults);
      };
    }
  }
  return schema;
}

/** What other subgraphs gave along with a key must not make it another entity. */
function withoutExternal(type: GraphQLObjectType, reference: object): object {
  const fields = type.getFields();
  const isExternal = (name: string) => fields[name]?.astNode?.directives?.some((directive) => directive.name.value === 'external') === true;
  return Object.fromEntries(
    Object.entries(reference)
      .filter(([name]) => !isExternal(name))
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

function makeUp(schema: GraphQLSchema, type: GraphQLOutputType, seed: readonly unknown[], faults: Faults): unknown {
  const roll = hashOf(seed, 'fault') % 1_000;
  if (roll < faults.errors) throw new Error('a made-up failure');
  if (!isNonNullType(type) && roll < faults.errors + faults.nulls) return null;
  return makeUpValue(schema, isNonNullType(type) ? type.ofType : type, seed, faults);
}

function makeUpValue(schema: GraphQLSchema, type: GraphQLOutputType, seed: readonly unknown[], faults: Faults): unknown {
  if (isListType(type)) {
    const length = hashOf(seed, 'length') % 4;
    const element = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    return Array.from({ length }, (_, index) => makeUpValue(schema, element, [...seed, index], faults));
  }
  if (isLeafType(type))
    return makeUpLeaf(type.name, isEnumType(type) ? type.getValues().map(({ value }) => value) : undefined, hashOf(seed));
  const named = getNamedType(type);
  const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
  // Few different seeds: the same entity comes up in several places, which is where gateways go wrong.
  const few = [named.name, hashOf(seed, 'entity') % 5];
  return { __typename: possible[hashOf(few, 'type') % possible.length]!.name, seed: few };
}

function makeUpLeaf(name: string, values: readonly unknown[] | undefined, hash: number): unknown {
  if (values) return values[hash % values.length];
  switch (name) {
    case 'Int':
      return hash % 1_000;
    case 'Float':
      return (hash % 1_000) / 8;
    case 'Boolean':
      return hash % 2 === 0;
    case 'DateTimeISO':
      return new Date(Date.UTC(2026, 0, 1) + (hash % 1_000_000) * 1_000);
    default:
      return `${name.toLowerCase()}-${hash % 50}`;
  }
}
