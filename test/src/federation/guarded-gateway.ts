import { ApolloServer } from '@apollo/server';
import { createEngine } from '@lapor/gateway/engine';
import type { EntityCache } from '@lapor/gateway/entity-cache/entity-cache';
import { Ending } from '@lapor/gateway/execution/ending';
import { createSubgraphClient } from '@lapor/gateway/execution/subgraph-client';
import { findOperation } from '@lapor/gateway/planning/operation';
import type { PlannerName } from '@lapor/gateway/planning/planner-name';
import { createLive } from '@lapor/gateway/subscriptions/live';
import type { Upstream } from '@lapor/gateway/subscriptions/upstream';
import type { OverrideChoice } from '@lapor/gateway/supergraph/decide-overrides';
import { toGatewayInterface } from '@lapor/gateway/supergraph/gateway-interface';
import { createGeneration } from '@lapor/gateway/supergraph/generation';
import { createGenerations } from '@lapor/gateway/supergraph/generations';
import { createServing } from '@lapor/gateway/supergraph/serving';
import { createTraffic } from '@lapor/gateway/traffic/traffic';
import { createLog } from '@lapor/kit/log';
import { composeSupergraph } from '@lapor/schema/compose';
import type { Subject } from '@lapor/schema/identity';
import { type GraphQLError, type GraphQLFormattedError, type GraphQLSchema, parse } from 'graphql';
import { inBothForms } from './both-forms.js';
import { HOT_AFTER, unhurried } from './planning.js';
import { hashOf } from './random.js';
import { type StubSubgraph, startStubSubgraph } from './stub-subgraph.js';

export interface GuardedAnswer {
  readonly data: unknown;
  /** Place and code of each error, as `reports.0.title: FORBIDDEN`. */
  readonly errors: readonly string[];
  readonly raw: readonly GraphQLFormattedError[];
  /** Every operation that any subgraph was sent for it, with what it was given. */
  readonly sent: string;
}

/** Our gateway over recording stubs, asked in anybody's name. */
export interface GuardedGateway {
  readonly supergraphSdl: string;
  readonly apiSchema: GraphQLSchema;
  /** How many answers were given as text as well, and were the same. */
  readonly compared: { readonly texts: number };
  /** Why Apollo's planner has made a plan although the other was to make it. */
  readonly standIns: readonly string[];
  ask(subject: Subject, query: string, variables?: Record<string, unknown>): Promise<GuardedAnswer>;
  /** Subscribes; each event given is what the subgraph's stream tells. */
  follow(subject: Subject, query: string, events: readonly Record<string, unknown>[]): Promise<GuardedAnswer & { readonly opened: number }>;
  stop(): Promise<void>;
}

export interface GuardedOptions {
  /** Changes the composed text, for what today's composition would not write but a supergraph of before can hold. */
  readonly edit?: (supergraphSdl: string) => string;
  /** What the stubs serve, where it is not what is composed: `@apollo/subgraph` cannot build every spelling. */
  readonly served?: Readonly<Record<string, string>>;
  /** What a subgraph's answer may take. */
  readonly limits?: { readonly timeoutMs: number; readonly maxResponseBytes: number };
  /** Starts a subgraph, where made-up data will not do. */
  readonly start?: (name: string, sdl: string) => Promise<StubSubgraph>;
  readonly entityCache?: EntityCache;
  /** That of `planning.ts`, unless it is named. */
  readonly planner?: PlannerName | undefined;
  readonly overrides?: OverrideChoice;
  /** To each subgraph. */
  readonly connections?: number;
  /** Whether each answer is compared with its text; not where the subgraphs answer another time in another way. */
  readonly forms?: boolean;
}

export async function startGuardedGateway(
  subgraphs: Readonly<Record<string, string>>,
  {
    edit = (sdl) => sdl,
    served = subgraphs,
    limits = LIMITS,
    start = (_, sdl) => startStubSubgraph(sdl, { nulls: 0, errors: 0 }),
    entityCache,
    planner,
    overrides,
    connections = 8,
    forms = true,
  }: GuardedOptions = {},
): Promise<GuardedGateway> {
  const stubs = new Map<string, StubSubgraph>();
  for (const [name, sdl] of Object.entries(served)) stubs.set(name, await start(name, sdl));
  const composed = composeSupergraph([...stubs].map(([name, { url }]) => ({ name, url, sdl: subgraphs[name]! })));
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  const supergraphSdl = edit(composed.supergraphSdl);
  const standIns: string[] = [];
  const faults: unknown[] = [];
  const generation = createGeneration(supergraphSdl, {
    planCacheMaxBytes: 33_554_432,
    planning: { ...unhurried(planner), onStandIn: (reason) => standIns.push(reason) },
    overrides,
    hotAfter: HOT_AFTER,
    onFault: (error) => faults.push(error),
  });
  const clients = new Map([...stubs].map(([name, { url }]) => [name, createSubgraphClient({ url, connections, ...limits })]));
  const opened: string[] = [];
  let events: readonly Record<string, unknown>[] = [];
  const upstream: Upstream = {
    open({ body }) {
      opened.push(String(body));
      return (async function* () {
        for (const data of events) yield { data: structuredClone(data), errors: [] };
      })();
    },
    close: async () => undefined,
  };
  const log = createLog('test', 'silent');
  const engine = createEngine({
    generation,
    clients,
    upstreams: new Map([...stubs.keys()].map((name) => [name, upstream])),
    traffic: createTraffic(),
    ...(entityCache && { entityCache }),
    live: createLive({ maxWaiting: 1_000, slowAfterMs: 10_000 }),
    requestTimeoutMs: 10_000,
    maxCost: Number.POSITIVE_INFINITY,
    log,
  });
  const serving = createServing({ generation, engine, free: generation.stop });
  const server = new ApolloServer({
    gateway: toGatewayInterface(createGenerations(serving, log)),
    introspection: true,
    stopOnTerminationSignals: false,
  });
  await server.start();

  const forget = () => {
    opened.length = 0;
    for (const { asked } of stubs.values()) asked.length = 0;
  };
  const compared = { texts: 0 };
  /** Whatever is asked, its text is the same answer. What subgraphs were asked for that is forgotten. */
  const checkText = async (query: string, variables: Record<string, unknown>, context: ReturnType<typeof contextOf>) => {
    if (!forms || findOperation(parse(query), null)?.definition.operation !== 'query') return;
    const asked = [...stubs.values()].map((stub) => stub.asked.length);
    const both = await inBothForms(engine, generation, query, variables, context);
    if (both) compared.texts += 1;
    if (faults.length > 0) throw faults[0];
    if (both && both.made !== both.written) throw new Error(`an answer as text is another: ${both.written}\n${both.made}\n${query}`);
    [...stubs.values()].forEach((stub, index) => {
      stub.asked.length = asked[index] as number;
    });
  };
  const sent = () => JSON.stringify([...opened, ...[...stubs.values()].flatMap(({ asked }) => asked)]);
  return {
    supergraphSdl,
    apiSchema: generation.apiSchema,
    standIns,
    compared,
    async ask(subject, query, variables = {}) {
      forget();
      const response = await server.executeOperation({ query, variables }, { contextValue: contextOf(subject) });
      if (response.body.kind !== 'single') throw new Error('one answer was expected');
      const { data = null, errors = [] } = response.body.singleResult;
      const answer = { data: JSON.parse(JSON.stringify(data)), errors: errors.map(place), raw: errors, sent: sent() };
      await checkText(query, variables, contextOf(subject));
      return answer;
    },
    async follow(subject, query, told) {
      forget();
      events = told;
      const source = { document: parse(query), documentHash: String(hashOf(query)), operationName: null, letters: query.length };
      const found = { data: [] as unknown[], errors: [] as GraphQLError[] };
      try {
        for await (const { result } of await engine.subscribe(source, {}, contextOf(subject))) {
          const { data, errors = [] } = result;
          found.data.push(JSON.parse(JSON.stringify(data ?? null)));
          found.errors.push(...errors);
        }
      } catch (error) {
        found.errors.push(error as GraphQLError);
      }
      const raw = found.errors.map((error) => error.toJSON());
      return { data: found.data, errors: raw.map(place), raw, sent: sent(), opened: opened.length };
    },
    async stop() {
      await server.stop();
      await generation.stop();
      await Promise.all([...clients.values()].map((client) => client.close()));
      await Promise.all([...stubs.values()].map((stub) => stub.stop()));
    },
  };
}

const LIMITS = { timeoutMs: 5_000, maxResponseBytes: 10_000_000 };

function contextOf(subject: Subject) {
  const principal = { subject, sessionExp: undefined };
  return {
    requestId: 'test',
    principal,
    principalNow: () => principal,
    // Not signed: the stubs are told who asks, and believe it.
    signFor: () => JSON.stringify(subject),
    watchRights: () => () => undefined,
    clientGone: new Ending(),
  };
}

function place({ path, extensions }: GraphQLFormattedError): string {
  return `${path?.join('.') ?? ''}: ${extensions?.code}`;
}
