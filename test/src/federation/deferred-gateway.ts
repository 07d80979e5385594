import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import type { RequestContext } from '@lapor/gateway/context';
import { deferPlugin } from '@lapor/gateway/deferred/defer-plugin';
import { deferRules } from '@lapor/gateway/deferred/defer-rules';
import { createEngine } from '@lapor/gateway/engine';
import { Ending } from '@lapor/gateway/execution/ending';
import { createSubgraphClient } from '@lapor/gateway/execution/subgraph-client';
import { createLive } from '@lapor/gateway/subscriptions/live';
import { toGatewayInterface, toLane } from '@lapor/gateway/supergraph/gateway-interface';
import { createGeneration } from '@lapor/gateway/supergraph/generation';
import { createGenerations } from '@lapor/gateway/supergraph/generations';
import { createServing } from '@lapor/gateway/supergraph/serving';
import { createTraffic } from '@lapor/gateway/traffic/traffic';
import { graphqlOverHttp } from '@lapor/kit/http/graphql-over-http';
import { close, listen } from '@lapor/kit/http/listen';
import { createLog } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import { composeSupergraph } from '@lapor/schema/compose';
import { ANONYMOUS } from '@lapor/schema/identity';
import type { GraphQLSchema } from 'graphql';
import { type GatedSubgraph, gate } from './gated-subgraph.js';
import { type MergedAnswer, mergeParts, type Part, readParts } from './parts.js';
import { HOT_AFTER, unhurried } from './planning.js';
import { type StubSubgraph, startStubSubgraph } from './stub-subgraph.js';

/** The two ways of writing parts, by what a client says that it accepts. */
export const FORMATS = ['deferSpec=20220824', 'incrementalSpec=v0.2'] as const;
export type Format = (typeof FORMATS)[number];

export interface DeferredGatewayOptions {
  readonly start?: (name: string, sdl: string) => Promise<StubSubgraph>;
  readonly requestTimeoutMs?: number;
  /** When the caller's token ends, in seconds since 1970. */
  readonly sessionExp?: () => number | undefined;
}

/** Our gateway behind a real socket, its subgraphs behind gates. */
export interface DeferredGateway {
  readonly url: string;
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, GatedSubgraph>;
  /** Takes a right from whoever asks. */
  readonly takeRight: () => void;
  /** How many operations hold the generation. */
  readonly running: () => number;
  /** Ends the generation once nothing runs on it. */
  retire(): Promise<void>;
  post(body: object, accept: string, signal?: AbortSignal): Promise<Response>;
  /** The parts of an answer as they come. */
  parts(query: string, format: Format, variables?: object): AsyncGenerator<Part>;
  inParts(query: string, format: Format, variables?: object): Promise<MergedAnswer & { readonly parts: readonly Part[] }>;
  atOnce(query: string, variables?: object): Promise<MergedAnswer>;
  stop(): Promise<void>;
}

export async function startDeferredGateway(
  sdl: Readonly<Record<string, string>>,
  {
    start = (_, text) => startStubSubgraph(text, { nulls: 0, errors: 0 }),
    requestTimeoutMs = 10_000,
    sessionExp,
  }: DeferredGatewayOptions = {},
): Promise<DeferredGateway> {
  const subgraphs = new Map<string, GatedSubgraph>();
  for (const [name, text] of Object.entries(sdl)) subgraphs.set(name, await gate(await start(name, text)));
  const composed = composeSupergraph([...subgraphs].map(([name, { url }]) => ({ name, url, sdl: sdl[name]! })));
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  const generation = createGeneration(composed.supergraphSdl, {
    planCacheMaxBytes: 33_554_432,
    planning: unhurried(),
    hotAfter: HOT_AFTER,
  });
  const limits = { connections: 8, timeoutMs: 20_000, maxResponseBytes: 10_000_000 };
  const clients = new Map([...subgraphs].map(([name, { url }]) => [name, createSubgraphClient({ url, ...limits })]));
  const log = createLog('test', 'silent');
  const engine = createEngine({
    generation,
    clients,
    upstreams: new Map(),
    traffic: createTraffic(),
    live: createLive({ maxWaiting: 1_000, slowAfterMs: 10_000 }),
    requestTimeoutMs,
    maxCost: Number.POSITIVE_INFINITY,
    log,
  });
  const whole = createServing({ generation, engine, free: generation.stop });
  let held = 0;
  const serving = {
    ...whole,
    hold: () => {
      const isHeld = whole.hold();
      if (isHeld) held += 1;
      return isHeld;
    },
    release: () => {
      held -= 1;
      whole.release();
    },
  };
  const generations = createGenerations(serving, log);
  const apollo = new ApolloServer<RequestContext>({
    gateway: toGatewayInterface(generations),
    introspection: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    validationRules: [...deferRules],
    formatError: (formatted, error) => maskError(formatted, error, log),
    plugins: [deferPlugin(generations, log)],
  });
  await apollo.start();
  const watchers = new Set<() => void>();
  const server = createServer(
    graphqlOverHttp(apollo, {
      lane: toLane(generations),
      maxBodyBytes: () => 1_000_000,
      async context(_request, response) {
        const clientGone = new Ending();
        response.once('close', () => response.writableFinished || clientGone.end());
        const principal = { subject: ANONYMOUS, sessionExp: sessionExp?.() };
        const watchRights = (lost: () => void) => {
          watchers.add(lost);
          return () => watchers.delete(lost);
        };
        return { requestId: 'test', principal, principalNow: () => principal, signFor: () => 'unsigned', watchRights, clientGone };
      },
    }),
  );
  const url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/graphql`;
  const post: DeferredGateway['post'] = (body, accept, signal) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  async function* parts(query: string, format: Format, variables: object = {}): AsyncGenerator<Part> {
    const response = await post({ query, variables }, `multipart/mixed;${format}, application/json`);
    if (response.headers.get('content-type') !== `multipart/mixed; boundary="-"; ${format}`) {
      yield { ...((await response.json()) as Part), hasNext: false };
      return;
    }
    yield* readParts(response.body as ReadableStream<Uint8Array>);
  }
  return {
    url,
    apiSchema: generation.apiSchema,
    subgraphs,
    takeRight: () => {
      for (const lost of watchers) lost();
    },
    running: () => held,
    retire: whole.retire,
    post,
    parts,
    async inParts(query, format, variables) {
      const found: Part[] = [];
      for await (const part of parts(query, format, variables)) found.push(part);
      return { ...mergeParts(found), parts: found };
    },
    async atOnce(query, variables = {}) {
      const { data = null, errors = [] } = (await (await post({ query, variables }, 'application/json')).json()) as Part;
      return { data, errors };
    },
    async stop() {
      await close(server, 0);
      await apollo.stop();
      await generation.stop();
      await Promise.all([...clients.values()].map((client) => client.close()));
      await Promise.all([...subgraphs.values()].map((subgraph) => subgraph.stop()));
    },
  };
}
