import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { graphqlOverHttp } from '@lapor/kit/http/graphql-over-http';
import { close, listen } from '@lapor/kit/http/listen';
import { respondJson } from '@lapor/kit/http/respond';
import { verifyIdentity } from '@lapor/kit/identity';
import type { Logger } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import type { Running } from '@lapor/kit/process';
import { RefusalError } from '@lapor/kit/refusal';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import type { GraphQLSchema } from 'graphql';
import { type RequestContext, toRequestContext } from '../graphql/context.js';
import { serveSubscriptions } from './subscriptions.js';

/** One more address of a subgraph's process, for example the event feed; `path` is compared without the query. */
export interface Route {
  readonly path: string;
  /** Whether every address that begins with the path is meant; the first such route answers. */
  readonly below?: boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | void;
}

export interface ServeOptions<Context extends RequestContext> {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly schema: GraphQLSchema;
  /** The issuers' keys; only identities issued by the gateway reach GraphQL. */
  readonly identityKeys: readonly IdentityKey[];
  readonly context: (base: RequestContext) => Context;
  /** Resolves when the process can do its work; rejects when it cannot (the database is away). */
  readonly health: () => Promise<unknown>;
  readonly routes?: readonly Route[];
  readonly log: Logger;
}

/** More than the gateway lets through: it is the gateway that limits clients. */
const MAX_BODY_BYTES = 8 * 1_048_576;
const COMPRESS_FROM_BYTES = 8_192;
const GRACE_MS = 5_000;
const GATEWAY = 'gateway';

/** Serves a subgraph: `/graphql` over HTTP and WebSocket for the gateway alone, `/health`, and the routes given. */
export async function serveSubgraph<Context extends RequestContext>(
  options: ServeOptions<Context>,
): Promise<Running & { readonly port: number }> {
  const { name, schema, log, context } = options;
  const gatewayKeys = options.identityKeys.filter((key) => key.issuer === GATEWAY);
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // Nothing is told to anybody outside. Hints about caching and traces would also run at each field of each answer, for nobody.
    plugins: [
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
    formatError: (formatted, error) => maskError(formatted, error, log),
    logger: { debug: () => undefined, info: () => undefined, warn: (text) => log.warn(text), error: (text) => log.error(text) },
  });
  await apollo.start();

  /** Whoever cannot show the gateway's signature over exactly this operation gets nothing. */
  const identify = (token: string | undefined, operation: unknown): Context => {
    const claims =
      typeof operation === 'string' ? verifyIdentity(gatewayKeys, token, { audience: name, operation, now: Date.now() }) : null;
    if (!claims) throw new RefusalError('GATEWAY_IDENTITY_REQUIRED');
    return context(toRequestContext(claims));
  };

  const graphql = graphqlOverHttp(apollo, {
    maxBodyBytes: () => MAX_BODY_BYTES,
    // For a gateway that asks for it, which it does where the network between is the slower part.
    compression: { minBytesFor: () => COMPRESS_FROM_BYTES },
    context: async (request, _response, body) => identify(headerOf(request), (body as { query?: unknown } | undefined)?.query),
  });
  const findRoute = routeFinder([
    { path: '/graphql', handle: graphql },
    { path: '/health', handle: (_request, response) => answerHealth(response, name, options.health) },
    ...(options.routes ?? []),
  ]);

  const server = createServer((request, response) => {
    const handle = findRoute((request.url ?? '/').split('?')[0] as string);
    if (!handle) return respondJson(response, 404, { error: 'There is nothing at this address.' });
    Promise.resolve(handle(request, response)).catch((err: unknown) => {
      log.error({ err }, 'a request could not be answered');
      response.destroy();
    });
  });
  const port = await listen(server, options.port, options.host);
  const subscriptions = serveSubscriptions({ server, schema, identify, log });
  log.info({ port }, 'serving');
  return {
    port,
    async stop() {
      await subscriptions.stop();
      await close(server, GRACE_MS);
      await apollo.stop();
    },
  };
}

function routeFinder(routes: readonly Route[]): (path: string) => Route['handle'] | undefined {
  const exact = new Map(routes.filter(({ below }) => !below).map(({ path, handle }) => [path, handle]));
  const wide = routes.filter(({ below }) => below);
  return (path) => exact.get(path) ?? wide.find((route) => path.startsWith(route.path))?.handle;
}

function headerOf(request: IncomingMessage): string | undefined {
  const value = request.headers[IDENTITY_HEADER];
  return typeof value === 'string' ? value : undefined;
}

async function answerHealth(response: ServerResponse, name: string, health: () => Promise<unknown>): Promise<void> {
  const healthy = await health().then(
    () => true,
    () => false,
  );
  respondJson(response, healthy ? 200 : 503, { name, status: healthy ? 'ok' : 'unavailable' });
}
