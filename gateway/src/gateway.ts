import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { graphqlOverHttp } from '@lapor/kit/http/graphql-over-http';
import { close, listen } from '@lapor/kit/http/listen';
import type { Logger } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import type { Running } from '@lapor/kit/process';
import { MAX_SUBSCRIBE_BYTES } from '@lapor/schema/wire-limits';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { createSignIdentity } from './auth/forward.js';
import type { GatewayConfig } from './config.js';
import { createRequestContext, type RequestContext } from './context.js';
import { deferPlugin } from './deferred/defer-plugin.js';
import { deferRules } from './deferred/defer-rules.js';
import { createEntityCaching } from './entity-caching.js';
import { Ending } from './execution/ending.js';
import type { GatewayOptions } from './gateway-options.js';
import { createHeaderPassages } from './headers/header-passage.js';
import { checkHeaderRules } from './headers/header-rules.js';
import { createDocumentStore } from './http/document-store.js';
import { createExplorer } from './http/explorer.js';
import { createHttpServer } from './http/server.js';
import { createHttpContexts } from './http-context.js';
import { bodyLimit } from './limits/body-limit.js';
import { createClientQuotas } from './limits/client-quota.js';
import { limitRules, MAX_TOKENS } from './limits/limits.js';
import { createOpenStreams } from './limits/open-streams.js';
import { startPrincipals } from './principals.js';
import { createTellAnswer } from './subscriptions/answer-text.js';
import { createPrepareOperation } from './subscriptions/prepare-operation.js';
import { createStreamFaults } from './subscriptions/stream-faults.js';
import { serveStreams } from './subscriptions/streams.js';
import { serveWebSockets } from './subscriptions/ws.js';
import { toGatewayInterface, toLane } from './supergraph/gateway-interface.js';
import { startSupergraphs } from './supergraphs.js';

const GRACE_MS = 5_000;
const PATH = '/graphql';

/**
 * Wires the gateway, in the order in which a request meets its parts, and starts it.
 * @param options what is put into it by code: a source of supergraphs, data sources.
 */
export async function startGateway(
  config: GatewayConfig,
  log: Logger,
  options: GatewayOptions = {},
): Promise<Running & { readonly port: number }> {
  const headerRules = checkHeaderRules(options.headers ?? config.HEADER_RULES_FILE ?? {}, Object.keys(config.IDENTITY_SIGNING_KEYS));
  const passageFor = createHeaderPassages(headerRules);
  const entities = await createEntityCaching(config, log);
  const keepHeaders = headerRules.toClients.length > 0;
  const supergraphs = await startSupergraphs(config, { ...options, keepHeaders, entityCache: entities.cache }, log);
  const { generations, addresses } = supergraphs;
  entities.follow(addresses);
  const rules = [
    ...limitRules({ maxDepth: config.MAX_DEPTH, maxFields: config.MAX_FIELDS, maxMutationFields: config.MAX_MUTATION_FIELDS }),
    ...deferRules,
    ...(config.INTROSPECTION ? [] : [NoSchemaIntrospectionCustomRule]),
  ];

  const { authenticate, rights, ...principals } = await startPrincipals(config, addresses, log);
  const contextOptions = { sign: createSignIdentity(config.IDENTITY_SIGNING_KEYS), rights, quotas: createClientQuotas(() => new Date()) };

  const apollo = new ApolloServer<RequestContext>({
    gateway: toGatewayInterface(generations),
    validationRules: [...rules],
    parseOptions: { maxTokens: MAX_TOKENS },
    documentStore: createDocumentStore(),
    persistedQueries: false,
    introspection: config.INTROSPECTION,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => maskError(formatted, error, log),
    plugins: [
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      deferPlugin(generations, log),
    ],
    logger: { debug: () => undefined, info: () => undefined, warn: (text) => log.warn(text), error: (text) => log.error(text) },
  });
  await apollo.start();

  const compressFrom = config.COMPRESS_FROM_BYTES;
  const createContext = createHttpContexts({ ...contextOptions, authenticate, passageFor });
  const { mask, refuse } = createStreamFaults(log);
  const streaming = {
    prepare: createPrepareOperation(generations, rules),
    tell: createTellAnswer(mask),
    maxOperations: config.MAX_OPERATIONS_PER_SOCKET,
  };
  const openStreams = createOpenStreams({ perCaller: config.MAX_STREAMS_PER_CALLER, perAddress: config.MAX_STREAMS_PER_ADDRESS });
  const streams = serveStreams({
    ...streaming,
    openStreams,
    refuse,
    createContext: (request, response) => createContext(request, response, (name, value) => response.setHeader(name, value)),
  });
  const graphql = graphqlOverHttp(apollo, {
    stream: streams.serve,
    lane: toLane(generations),
    ...(compressFrom !== 'never' && { compression: { minBytesFor: (context) => (context?.answer?.isOfWrite ? undefined : compressFrom) } }),
    maxBodyBytes: bodyLimit(authenticate, { everybody: config.MAX_BODY_BYTES, officers: config.MAX_OFFICER_BODY_BYTES }),
    context: (request, response, _body, given) =>
      createContext(request, response, (name, value) => {
        given[name] = value;
      }),
  });
  const [demo] = config.EXPLORER_DEMO ?? [];
  const explorer = config.EXPLORER ? createExplorer(demo ? { demo: { username: demo[0], password: demo[1] } } : {}) : undefined;
  const server = createHttpServer({ graphql, explorer, supergraph: supergraphs.standing, log });
  const webSockets = serveWebSockets({
    server,
    path: PATH,
    ...streaming,
    mask,
    authenticate,
    createContext: (principal) => createRequestContext(contextOptions, principal, new Ending()),
    watchRights: rights.watch,
    allowedOrigins: config.ALLOWED_ORIGINS,
    maxMessageBytes: MAX_SUBSCRIBE_BYTES,
    drainMs: config.DRAIN_MS,
    log,
  });
  await generations.current.generation.ready();
  const port = await listen(server, config.PORT, config.HOST);
  supergraphs.follow();
  log.info({ port, supergraph: generations.current.generation.id, subgraphs: Object.fromEntries(addresses) }, 'serving');
  return {
    port,
    async stop() {
      await supergraphs.stopFollowing();
      await streams.stop();
      await webSockets.stop();
      await close(server, GRACE_MS);
      await principals.stop();
      await entities.stop();
      await apollo.stop();
      await supergraphs.stop();
    },
  };
}
