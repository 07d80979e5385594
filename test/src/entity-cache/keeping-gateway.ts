import { buildSubgraphSchema } from '@apollo/subgraph';
import { createEntityCache, type EntityCache } from '@lapor/gateway/entity-cache/entity-cache';
import type { FarEntities } from '@lapor/gateway/entity-cache/far-entities';
import { respondJson } from '@lapor/kit/http/respond';
import { CACHE_CONTROL_DEFINITION } from '@lapor/schema/cache-hints';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { type GuardedGateway, startGuardedGateway } from '../federation/guarded-gateway.js';
import { type HostileSubgraph, startHostileSubgraph, type Trick } from '../federation/hostile-subgraph.js';
import { startRawSubgraph } from '../federation/raw-subgraph.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@authenticated"])`;
const GRAPH = {
  list: `${LINK}
    type Query { vault: Vault vaults: [Vault!] box: Box }
    type Mutation { touchList: Boolean }
    type Vault @key(fields: "id") { id: ID! }
    type Box @key(fields: "id") { id: ID! }`,
  vaults: `${LINK} ${CACHE_CONTROL_DEFINITION}
    type Query { nothing: Boolean }
    type Mutation { touch: Boolean refused: Boolean }
    type Vault @key(fields: "id") @cacheControl(maxAge: 60) {
      id: ID!
      open(as: String): String
      must: String!
      own: String @cacheControl(maxAge: 60, scope: PRIVATE)
      guarded: String @authenticated @cacheControl(maxAge: 60, scope: PRIVATE)
      fresh: String @cacheControl(maxAge: 0)
      room: Room @cacheControl(inheritMaxAge: true)
      lost: Room
      brief: String @cacheControl(maxAge: 1)
    }
    type Room { size: Int doors: [String!] }
    type Box @key(fields: "id") { id: ID! far: String }`,
};
const IDS = ['1', '2', '1'];
const vault = (id: string) => ({ __typename: 'Vault', id });

/** Two subgraphs: one that lists, and one whose entities are kept, which knows who asks and can be made to play tricks. */
export interface KeepingGateway extends GuardedGateway {
  readonly cache: EntityCache;
  readonly vaults: HostileSubgraph;
  /** The version of all entities, which is a part of every value, and the time in milliseconds. */
  readonly state: { version: number; now: number };
  /** As the subgraph answers when it plays no trick. */
  readonly honest: Trick;
}

export async function startKeepingGateway(
  far?: FarEntities,
  { mayKeep = () => true }: { mayKeep?: () => boolean } = {},
): Promise<KeepingGateway> {
  const vaults = await startHostileSubgraph();
  const state = { version: 1, now: 1_000_000 };
  const cache = createEntityCache({ maxBytes: 1_048_576, far, now: () => state.now });
  cache.onlyWhile('vaults', mayKeep);
  const schema = buildSubgraphSchema([{ typeDefs: parse(GRAPH.vaults), resolvers: resolversOf(() => state.version) }]);
  const honest: Trick = (response, { query, variables }) => {
    const subject = JSON.parse(String(response.req.headers[IDENTITY_HEADER])) as { kind: string; id?: string };
    void answerAs(schema, query, variables, `${subject.kind} ${subject.id ?? ''}`.trim()).then((result) =>
      respondJson(response, 200, result),
    );
  };
  vaults.play(honest);
  const root = { vault: vault('1'), vaults: IDS.map(vault), box: { __typename: 'Box', id: '1' }, touchList: true };
  const gateway = await startGuardedGateway(GRAPH, {
    start: async (name) => (name === 'list' ? startRawSubgraph({ root }) : vaults),
    entityCache: cache,
  });
  return { ...gateway, cache, vaults, honest, state };
}

function answerAs(schema: GraphQLSchema, source: string, variableValues: Record<string, unknown>, who: string) {
  return graphql({ schema, source, variableValues, contextValue: { who } });
}

type Who = { readonly who: string };

function resolversOf(version: () => number) {
  const say = (what: string) => (entity: { id: string }) => `${what} of ${entity.id} v${version()}`;
  const tell = (what: string) => (entity: { id: string }, _args: object, context: Who) => `${what} of ${entity.id} for ${context.who}`;
  return {
    Mutation: {
      touch: () => true,
      refused: () => {
        throw new Error('no');
      },
    },
    Vault: {
      __resolveReference: (reference: object) => reference,
      open: ({ id }: { id: string }, { as = 'open' }: { as?: string }) => `${as} of ${id} v${version()}`,
      must: say('must'),
      own: tell('own'),
      guarded: tell('guarded'),
      fresh: tell('fresh'),
      brief: say('brief'),
      room: () => ({ size: version(), doors: ['north', `v${version()}`] }),
      lost: () => ({ size: 0, doors: [] }),
    },
    Box: { __resolveReference: (reference: object) => reference, far: tell('far') },
  };
}
