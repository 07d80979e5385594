import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { gatherWrites } from '@lapor/kit/http/gather-writes';
import { startHeartbeats } from '@lapor/kit/http/heartbeats';
import type { Logger } from '@lapor/kit/log';
import type { ErrorCode } from '@lapor/schema/errors';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Principal } from '../auth/principal.js';
import { type ConnectionOptions, serveConnection } from './connection.js';
import { atExpiry } from './expiry.js';
import { isOriginAllowed } from './origin.js';

export interface WebSocketOptions extends Omit<ConnectionOptions, 'welcome'> {
  readonly server: Server;
  readonly path: string;
  /** Calls back once when a principal loses a right; returns how to call it off. */
  readonly watchRights: (principal: Principal, lost: () => void) => () => void;
  readonly allowedOrigins: readonly string[];
  readonly maxMessageBytes: number;
  /** Over how long clients are sent away when the process stops, in milliseconds. */
  readonly drainMs: number;
  readonly log: Logger;
}

/** The running subscriptions tell their end first. */
const CLOSE_AFTER_MS = 500;
/** RFC 6455 registry: the service restarts, the client may come back. Clients of graphql-ws retry it. */
const SERVICE_RESTART = 1012;
/** A few clients need no spreading. */
const DRAIN_MS_EACH = 2;
const DRAIN_STEP_MS = 50;

/** Operations over graphql-transport-ws; the token comes in `connection_init` as `{ authorization: "Bearer …" }`. */
export function serveWebSockets(options: WebSocketOptions): { stop: () => Promise<void> } {
  const { server, path, log } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.maxMessageBytes,
    // Compression costs each connection a window of memory.
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  const heartbeats = startHeartbeats();
  let isStopping = false;
  server.on('upgrade', (request, socket, head) => {
    // From here on nobody else listens; a client that resets the connection must not be an uncaught exception.
    socket.on('error', destroyed);
    if (request.url?.split('?')[0] !== path) return refuseUpgrade(socket, '404 Not Found');
    if (!isOriginAllowed(request, options.allowedOrigins)) return refuseUpgrade(socket, '403 Forbidden');
    if (isStopping) return refuseUpgrade(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, serve);
  });

  // What all connections can share, they share: of ten thousand, each would hold its own.
  const failed = (err: Error) => log.debug({ err }, 'a WebSocket has failed');
  const welcome: ConnectionOptions['welcome'] = (socket, principal) => closeInTime(socket, principal, options.watchRights);
  const serving: ConnectionOptions = { ...options, welcome };

  function serve(socket: WebSocket, { socket: below }: IncomingMessage): void {
    socket.on('error', failed);
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      socket.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
      return;
    }
    heartbeats.add(socket);
    serveConnection(socket, gatherWrites(below), serving);
  }

  return {
    async stop() {
      isStopping = true;
      heartbeats.stop();
      const open = [...sockets.clients];
      const steps = Math.max(1, Math.ceil(Math.min(options.drainMs, open.length * DRAIN_MS_EACH) / DRAIN_STEP_MS));
      for (let step = 0; step < steps; step += 1) {
        if (step > 0) await delay(DRAIN_STEP_MS);
        for (let at = step; at < open.length; at += steps) open[at]?.close(SERVICE_RESTART, 'Service Restart');
      }
      sockets.close();
    },
  };
}

/** Closes a connection a little after its token has ended or lost a right; returns how to call it off. */
function closeInTime(socket: WebSocket, principal: Principal, watchRights: WebSocketOptions['watchRights']): () => void {
  let closing: NodeJS.Timeout | undefined;
  const closeWith = (code: ErrorCode) => socket.close(CloseCode.Forbidden, code);
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

function destroyed(this: Duplex): void {
  this.destroy();
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
