import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError, type ValidationRule } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Authenticate } from '../auth/authenticate.js';
import type { Principal } from '../auth/principal.js';
import type { RequestContext } from '../context.js';
import type { Foreign } from '../execution/own.js';
import type { Generations } from '../supergraph/generations.js';
import type { AskedOperation } from '../supergraph/known-operations.js';
import type { OperationSource } from '../supergraph/operation-source.js';
import type { Serving } from '../supergraph/serving.js';
import { atExpiry, hasExpired } from './expiry.js';
import { resultsOf } from './live-answer.js';
import { TOO_SLOW } from './open-subscription.js';
import { isOriginAllowed } from './origin.js';
import { createReadOperation } from './read-operation.js';

export interface WebSocketOptions {
  readonly server: Server;
  readonly path: string;
  /** The same rules that HTTP validates with. */
  readonly rules: readonly ValidationRule[];
  readonly generations: Generations;
  readonly authenticate: Authenticate;
  readonly createContext: (principal: Principal) => RequestContext;
  /** Calls back once when a principal loses a right; returns how to call it off. */
  readonly watchRights: (principal: Principal, lost: () => void) => () => void;
  readonly allowedOrigins: readonly string[];
  readonly maxMessageBytes: number;
  /** Operations open at one time on one connection. */
  readonly maxOperations: number;
  readonly log: Logger;
}

/** What the connection knows of its client once `connection_init` was accepted. */
interface Connection {
  readonly principal: Principal;
}

/** An operation on its way from `onSubscribe` to the engine. */
interface Started {
  /** What it was validated on, and runs on. */
  readonly serving: Serving;
  readonly asked: AskedOperation;
  readonly source: OperationSource;
  readonly variables: Foreign;
  readonly context: RequestContext;
  /** Closes the connection in a way that tells its client to come back. */
  readonly closeWith: (code: ErrorCode) => void;
}

const CONNECTION_INIT_WAIT_MS = 5_000;
/** The running subscriptions tell their end first. */
const CLOSE_AFTER_MS = 500;
/** RFC 6455 registry: the service restarts, the client may come back. Clients of graphql-ws retry it. */
const SERVICE_RESTART = 1012;
/** RFC 6455 registry: come back after a while. Clients of graphql-ws retry it. */
const TRY_AGAIN_LATER = 1013;

/** Operations over graphql-transport-ws; the token comes in `connection_init` as `{ authorization: "Bearer …" }`. */
export function serveWebSockets(options: WebSocketOptions): { stop: () => Promise<void> } {
  const { server, path, generations, authenticate, log } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: options.maxMessageBytes });
  server.on('upgrade', (request, socket, head) => {
    // From here on nobody else listens; a client that resets the connection must not be an uncaught exception.
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== path) return refuseUpgrade(socket, '404 Not Found');
    if (!isOriginAllowed(request, options.allowedOrigins)) return refuseUpgrade(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
  });

  const read = createReadOperation(options.rules);
  const mask = (errors: readonly GraphQLError[]): GraphQLFormattedError[] => errors.map((error) => maskError(error.toJSON(), error, log));
  const disposable = useServer<Foreign, { connection?: Connection; stopWaiting?: () => void }>(
    {
      connectionInitWaitTimeout: CONNECTION_INIT_WAIT_MS,
      async onConnect({ connectionParams, extra }) {
        const { authorization } = connectionParams ?? {};
        try {
          const principal = await authenticate(typeof authorization === 'string' ? authorization : undefined);
          extra.connection = { principal };
          extra.stopWaiting = closeInTime(principal, options.watchRights, (code) => extra.socket.close(CloseCode.Forbidden, code));
          return true;
        } catch (error) {
          // The close reason carries the code. 4403 is what clients of graphql-ws try again, with a fresh token.
          const code = error instanceof RefusalError ? String(error.extensions.code) : 'INTERNAL';
          extra.socket.close(CloseCode.Forbidden, code);
          return false;
        }
      },
      onDisconnect: ({ extra }) => extra.stopWaiting?.(),
      onSubscribe({ extra, subscriptions }, _id, payload): ExecutionArgs | readonly GraphQLError[] {
        const principal = extra.connection?.principal;
        if (!principal) return [new GraphQLError('The connection was not initialised.')];
        if (hasExpired(principal.sessionExp)) return [new RefusalError('TOKEN_EXPIRED')];
        if (Object.keys(subscriptions).length > options.maxOperations) return [new RefusalError('TOO_MANY_OPERATIONS')];
        try {
          const context = options.createContext(principal);
          const asked = { text: payload.query, operationName: payload.operationName ?? null };
          const serving = generations.current;
          const source = read(serving.generation, asked);
          if (!('document' in source)) return source;
          const closeWith = (code: ErrorCode) => extra.socket.close(TRY_AGAIN_LATER, code);
          const started: Started = { serving, asked, source, variables: (payload.variables ?? {}) as Foreign, context, closeWith };
          return { schema: serving.generation.apiSchema, document: source.document, contextValue: started };
        } catch (error) {
          return [asGraphQLError(error)];
        }
      },
      execute: ({ contextValue }) =>
        onServing(contextValue as Started, ({ serving, source, variables, context }) => serving.engine.execute(source, variables, context)),
      subscribe: ({ contextValue }) =>
        onServing(contextValue as Started, async ({ serving, asked, source, variables, context, closeWith }) => {
          const answers = await serving.engine.subscribe(source, variables, context, { asked, watch: generations.watch });
          // It has been told where to go on; its library comes back when the connection is closed.
          return resultsOf(answers, ({ errors = [] }) => isTooSlow(errors) && closeWith(TOO_SLOW));
        }),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) => (errors ? { ...result, errors: mask(errors) } : result),
      onError: (_context, _id, _payload, errors) => mask(errors),
    },
    sockets,
  );
  return {
    async stop() {
      for (const socket of sockets.clients) socket.close(SERVICE_RESTART, 'Service Restart');
      await disposable.dispose();
    },
  };
}

/** Begins an operation on the generation that it was validated on, and keeps that until it has ended, or is open. */
async function onServing<Result>(started: Started, begin: (started: Started) => Promise<Result>) {
  const { serving } = started;
  // Nothing but a turn of promises stands between validation and this; should that change, the client comes again.
  if (!serving.hold()) return { errors: [new RefusalError('SUPERGRAPH_CHANGED')] };
  try {
    return await begin(started);
  } catch (error) {
    return { errors: [asGraphQLError(error)] };
  } finally {
    serving.release();
  }
}

/** Closes a connection a little after its token has ended or lost a right; returns how to call it off. */
function closeInTime(principal: Principal, watchRights: WebSocketOptions['watchRights'], closeWith: (code: ErrorCode) => void): () => void {
  let closing: NodeJS.Timeout | undefined;
  const stopExpiry = atExpiry(principal.sessionExp, () => closeWith('TOKEN_EXPIRED'), CLOSE_AFTER_MS);
  const stopWatching = watchRights(principal, () => {
    closing = setTimeout(() => closeWith('TOKEN_REVOKED'), CLOSE_AFTER_MS);
  });
  return () => {
    stopExpiry();
    stopWatching();
    clearTimeout(closing);
  };
}

function isTooSlow(errors: readonly GraphQLError[]): boolean {
  return errors.some(({ extensions }) => extensions.code === TOO_SLOW);
}

function asGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError('The operation could not be started.', { originalError: error as Error });
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
