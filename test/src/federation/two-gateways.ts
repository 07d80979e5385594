import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { createEngine } from '@lapor/gateway/engine';
import { Ending } from '@lapor/gateway/execution/ending';
import { createSubgraphClient } from '@lapor/gateway/execution/subgraph-client';
import type { PlannerName } from '@lapor/gateway/planning/planner-name';
import { createLive } from '@lapor/gateway/subscriptions/live';
import { toGatewayInterface } from '@lapor/gateway/supergraph/gateway-interface';
import { createGeneration } from '@lapor/gateway/supergraph/generation';
import { createGenerations } from '@lapor/gateway/supergraph/generations';
import { createServing } from '@lapor/gateway/supergraph/serving';
import { createTraffic } from '@lapor/gateway/traffic/traffic';
import { createLog } from '@lapor/kit/log';
import { composeSupergraph } from '@lapor/schema/compose';
import { ANONYMOUS } from '@lapor/schema/identity';
import type { GraphQLSchema } from 'graphql';
import { type BothForms, inBothForms } from './both-forms.js';
import { HOT_AFTER, unhurried } from './planning.js';
import { type Faults, type StubSubgraph, startStubSubgraph } from './stub-subgraph.js';
import { withNames, withoutNames } from './with-names.js';

export interface Answer {
  readonly data: unknown;
  /** The errors' places, sorted; the texts are each gateway's own. */
  readonly errorPaths: readonly string[];
}

/** Plain ApolloGateway and ours over the same subgraphs. */
export interface TwoGateways {
  readonly apiSchema: GraphQLSchema;
  readonly stubs: ReadonlyMap<string, StubSubgraph>;
  plain(query: string, variables: Record<string, unknown>): Promise<Answer>;
  ours(query: string, variables: Record<string, unknown>): Promise<Answer>;
  /** Ours once more, of an operation that it knows: made of objects, and as text. Undefined where it gives no text. */
  bothForms(query: string, variables: Record<string, unknown>): Promise<BothForms | undefined>;
  stop(): Promise<void>;
}

export async function startTwoGateways(
  subgraphs: Readonly<Record<string, string>>,
  faults: Faults,
  planner?: PlannerName,
): Promise<TwoGateways> {
  const stubs = new Map<string, StubSubgraph>();
  for (const [name, sdl] of Object.entries(subgraphs)) stubs.set(name, await startStubSubgraph(sdl, faults));
  const composed = composeSupergraph([...stubs].map(([name, { url }]) => ({ name, url, sdl: subgraphs[name]! })));
  if (!composed.ok) throw new Error(composed.problems.join('\n'));

  const plain = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: composed.supergraphSdl,
      buildService: ({ url }) => new RemoteGraphQLDataSource({ url: url! }),
      logger: SILENT,
    }) as never,
    ...COMMON,
  });
  const own: unknown[] = [];
  const generation = createGeneration(composed.supergraphSdl, {
    planCacheMaxBytes: 33_554_432,
    planning: unhurried(planner),
    hotAfter: HOT_AFTER,
    onFault: (error) => own.push(error),
  });
  const clients = new Map(
    [...stubs].map(([name, { url }]) => [
      name,
      createSubgraphClient({ url, connections: 8, timeoutMs: 5_000, maxResponseBytes: 10_000_000 }),
    ]),
  );
  const log = createLog('test', 'silent');
  const engine = createEngine({
    generation,
    clients,
    upstreams: new Map(),
    traffic: createTraffic(),
    live: createLive({ maxWaiting: 1_000, slowAfterMs: 10_000 }),
    requestTimeoutMs: 10_000,
    maxCost: Number.POSITIVE_INFINITY,
    log,
  });
  const serving = createServing({ generation, engine, free: generation.stop });
  const ours = new ApolloServer({ gateway: toGatewayInterface(createGenerations(serving, log)), ...COMMON });
  await Promise.all([plain.start(), ours.start()]);

  const context = {
    requestId: 'test',
    principal: { subject: ANONYMOUS, sessionExp: undefined },
    principalNow: () => ({ subject: ANONYMOUS, sessionExp: undefined }),
    signFor: () => 'unsigned',
    watchRights: () => () => undefined,
    clientGone: new Ending(),
  };
  return {
    apiSchema: generation.apiSchema,
    stubs,
    async plain(query, variables) {
      const { data, errorPaths } = await ask(plain, withNames(query), variables, {});
      return { data: withoutNames(data), errorPaths };
    },
    ours: (query, variables) => ask(ours, query, variables, context),
    async bothForms(query, variables) {
      const both = await inBothForms(engine, generation, query, variables, context);
      if (own.length > 0) throw own[0];
      return both;
    },
    async stop() {
      await Promise.all([plain.stop(), ours.stop(), generation.stop()]);
      await Promise.all([...clients.values()].map((client) => client.close()));
      await Promise.all([...stubs.values()].map((stub) => stub.stop()));
    },
  };
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const COMMON = {
  logger: SILENT,
  introspection: true,
  stopOnTerminationSignals: false,
  plugins: [ApolloServerPluginUsageReportingDisabled()],
};

interface FormattedError {
  readonly path?: readonly unknown[];
}

async function ask(server: ApolloServer, query: string, variables: Record<string, unknown>, contextValue: object): Promise<Answer> {
  const response = await server.executeOperation({ query, variables }, { contextValue });
  if (response.body.kind !== 'single') throw new Error('one answer was expected');
  const { data = null, errors = [], extensions } = response.body.singleResult;
  // Plain tells of values that do not fit in an extension; by the spec they are errors, and ours says so.
  const completion = (extensions?.valueCompletion ?? []) as readonly FormattedError[];
  return {
    data: sortKeys(JSON.parse(JSON.stringify(data))),
    errorPaths: [...errors, ...completion].map(({ path }: FormattedError) => JSON.stringify(path ?? null)).sort(),
  };
}

/** Plain writes a field that stands behind an inline fragment before it; ours keeps the spec's order (6.3.2). */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
