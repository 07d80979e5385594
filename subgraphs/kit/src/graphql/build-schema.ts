import 'reflect-metadata';
import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { CARRIED } from '@lapor/schema/carry';
import { type GraphQLSchema, Kind, lexicographicSortSchema, parse, print, visit } from 'graphql';
import { type BuildSchemaOptions, buildSchema, createResolversMap, type PubSub } from 'type-graphql';

/** Reads an entity by its key; the second argument is the request's context with its loaders. */
export type ReferenceResolver<Context> = (reference: never, context: Context) => unknown;

export interface SubgraphSchemaOptions<Context> {
  readonly resolvers: BuildSchemaOptions['resolvers'];
  /** Entity types that no query of this subgraph returns. */
  readonly orphanedTypes: readonly Function[];
  readonly references: Readonly<Record<string, ReferenceResolver<Context>>>;
}

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@authenticated", "@requiresScopes", "@policy", "@tag"])`;

/** Subscriptions here follow the event log; a type-graphql PubSub is asked for but never used. */
const NO_PUB_SUB = {
  publish() {
    throw new Error('subscriptions follow the event log; nothing is published from memory');
  },
  subscribe() {
    throw new Error('subscriptions follow the event log; nothing is published from memory');
  },
} as unknown as PubSub;

/** Builds the executable Federation 2 schema of a subgraph from its type-graphql classes. */
export async function buildFederatedSchema<Context>(options: SubgraphSchemaOptions<Context>): Promise<GraphQLSchema> {
  const plain = await buildSchema({
    resolvers: options.resolvers,
    orphanedTypes: [...options.orphanedTypes],
    skipCheck: true,
    validate: false,
    pubSub: NO_PUB_SUB,
  });
  const types = printSchemaWithDirectives(lexicographicSortSchema(plain));
  const used = CARRIED.filter(({ name }) => new RegExp(`@${name}\\b`).test(types)).map(({ definition }) => definition);
  const typeDefs = parse([FEDERATION, ...used, types].join('\n'));
  const resolvers = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  for (const [type, resolveReference] of Object.entries(options.references)) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolveReference };
  }
  return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
}

/** Names that federation adds to a subgraph; composition knows them without being told. */
const FEDERATION_NAME = /^(federation__|link__|_Any$|_Entity$|_Service$|_entities$|_service$)/;

/** The SDL that composition reads: the subgraph's own types and the directives on them. */
export function printSdl(schema: GraphQLSchema): string {
  const own = visit(parse(printSubgraphSchema(schema)), {
    enter(node) {
      // Unlike federation's own, these are known to composition by their definition alone.
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return CARRIED.some(({ name }) => name === node.name.value) ? undefined : null;
      return 'name' in node && FEDERATION_NAME.test(node.name?.value ?? '') ? dropDefinition(node) : undefined;
    },
  });
  return `${print(own)}\n`;
}

/** Null removes a definition from the document; what only refers to one stays. */
function dropDefinition({ kind }: { readonly kind: Kind }): null | undefined {
  return kind.endsWith('Definition') ? null : undefined;
}
