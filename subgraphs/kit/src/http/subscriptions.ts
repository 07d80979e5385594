import type { Server } from 'node:http';
import { gatherWrites } from '@lapor/kit/http/gather-writes';
import { startHeartbeats } from '@lapor/kit/http/heartbeats';
import type { Logger } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import { BEGINNING_EXTENSION, IDENTITY_EXTENSION } from '@lapor/schema/identity';
import { MAX_SUBSCRIBE_BYTES } from '@lapor/schema/wire-limits';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, parse, validate } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type SubscriptionArgs, subscribe } from './subscribe.js';

export interface SubscriptionOptions {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  /** Throws a RefusalError when the identity does not fit the operation. */
  readonly identify: (token: string | undefined, operation: unknown) => object;
  readonly log: Logger;
}

const MAX_MESSAGE_BYTES = 2 * MAX_SUBSCRIBE_BYTES;
/** What may stand in a socket's buffer before it is waited for. */
const BUFFERED_BYTES = 65_536;
/** RFC 6455, 7.4.1. */
const GOING_AWAY = 1001;

/**
 * Subscriptions for the gateway over graphql-transport-ws. One connection carries the operations of many users, so
 * the identity travels with each operation and not with the connection.
 */
export function serveSubscriptions({ server, schema, identify, log }: SubscriptionOptions): { stop: () => Promise<void> } {
  const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: MAX_MESSAGE_BYTES, handleProtocols });
  const heartbeats = startHeartbeats();
  const mask = (errors: readonly GraphQLError[]): GraphQLFormattedError[] => errors.map((error) => maskError(error.toJSON(), error, log));
  const protocol = makeServer({
    subscribe,
    onSubscribe(_context, _id, payload): SubscriptionArgs | readonly GraphQLError[] {
      try {
        // Before anything else: whoever is not the gateway learns nothing, not even what would be a valid operation.
        const contextValue = identify(payload.extensions?.[IDENTITY_EXTENSION] as string | undefined, payload.query);
        const document = parse(payload.query);
        const faults = validate(schema, document);
        if (faults.length > 0) return faults;
        return {
          schema,
          document,
          operationName: payload.operationName ?? null,
          variableValues: payload.variables ?? null,
          contextValue,
          tellsBeginning: payload.extensions?.[BEGINNING_EXTENSION] === true,
        };
      } catch (error) {
        return [
          error instanceof GraphQLError
            ? error
            : new GraphQLError('The operation could not be started.', { originalError: error as Error }),
        ];
      }
    },
    onNext: (_context, _id, _payload, _args, { errors, ...result }) => (errors ? { ...result, errors: mask(errors) } : result),
    onError: (_context, _id, _payload, errors) => mask(errors),
  });
  sockets.on('connection', (socket, request) => {
    heartbeats.add(socket);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: sendTo(socket, gatherWrites(request.socket)),
        close: (code, reason) => socket.close(code, reason),
        onMessage(take) {
          socket.on('message', (data) => {
            take(String(data)).catch((err: unknown) => {
              log.error({ err }, 'a message of a subscription failed');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          });
        },
      },
      {},
    );
    socket.on('error', (err) => log.debug({ err }, 'a WebSocket has failed'));
    socket.once('close', (code, reason) => void closed(code, String(reason)));
  });
  return {
    async stop() {
      heartbeats.stop();
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'Going away');
      sockets.close();
    },
  };
}

/**
 * The next event need not wait until the one before has left: they leave together, and only when many have not left is
 * it waited for them.
 */
function sendTo(socket: WebSocket, gather: () => void): (text: string) => Promise<void> {
  return async (text) => {
    if (socket.readyState !== socket.OPEN) return;
    gather();
    if (socket.bufferedAmount < BUFFERED_BYTES) socket.send(text);
    else await new Promise<void>((resolve) => socket.send(text, () => resolve()));
  };
}
