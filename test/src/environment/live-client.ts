import { WebSocket } from 'ws';
import type { AnswerError } from './graph-client.js';
import { createQueue } from './queue.js';
import { within } from './until.js';

/** One message of a stream. */
export interface LiveResult<Data = Record<string, unknown>> {
  readonly data?: Data | null;
  readonly errors?: readonly AnswerError[];
}

export interface LiveStream<Data = Record<string, unknown>> {
  take(count: number): Promise<LiveResult<Data>[]>;
  /** Takes whatever has come once everything that was on its way on this connection has arrived. */
  drain(): Promise<LiveResult<Data>[]>;
  /** Fails when a message stands in the queue once everything that was on its way on this connection has arrived. */
  expectNone(): Promise<void>;
  /** Resolves when the stream has ended, with the reason: `complete`, `error` or the connection's close code. */
  readonly ended: Promise<string>;
  stop(): void;
}

export interface LiveConnection {
  stream<Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
    extensions?: Record<string, unknown>,
  ): LiveStream<Data>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  close(): Promise<void>;
  /** Breaks the connection as a lost network would, without a goodbye. */
  terminate(): void;
}

/** The server did not let the client in. */
export class ConnectionRefused extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
  ) {
    super(`the connection was closed with ${code} ${reason}`);
  }
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/**
 * Speaks graphql-transport-ws and hides nothing of it: every message is kept until it is taken, and nothing is retried.
 * @throws {ConnectionRefused} when the connection is closed before it is acknowledged.
 */
export async function connect(url: string, connectionParams: Record<string, unknown> = {}): Promise<LiveConnection> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const acknowledged = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  const handlers = new Map<string, (message: Message) => void>();
  const pongs: (() => void)[] = [];
  const send = (message: Message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'connection_init', payload: connectionParams }));
  socket.on('error', (error) => acknowledged.reject(error));
  socket.on('close', (code, reason) => {
    acknowledged.reject(new ConnectionRefused(code, String(reason)));
    closed.resolve({ code, reason: String(reason) });
    for (const handle of handlers.values()) handle({ type: `closed with ${code}` });
  });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.type === 'connection_ack') acknowledged.resolve();
    else if (message.type === 'pong') pongs.shift()?.();
    else if (message.type === 'ping') send({ type: 'pong' });
    else handlers.get(message.id ?? '')?.(message);
  });
  await within('the acknowledgement', acknowledged.promise);

  let lastId = 0;
  return {
    closed: closed.promise,
    stream<Data>(query: string, variables: Record<string, unknown> = {}, extensions?: Record<string, unknown>) {
      const id = `${++lastId}`;
      const queue = createQueue<LiveResult<Data>>();
      const ended = Promise.withResolvers<string>();
      handlers.set(id, ({ type, payload }) => {
        if (type === 'next') return queue.put(payload as LiveResult<Data>);
        if (type === 'error') queue.put({ errors: payload as AnswerError[] });
        ended.resolve(type);
        queue.end(`the stream ended (${type})`);
      });
      send({ type: 'subscribe', id, payload: { query, variables, ...(extensions ? { extensions } : {}) } });
      const settle = () => within('a pong', new Promise<void>((resolve) => pongs.push(resolve) && send({ type: 'ping' })));
      return {
        take: (count) => queue.take(count),
        async drain() {
          await settle();
          return queue.take(queue.waiting.length);
        },
        async expectNone() {
          await settle();
          if (queue.waiting.length > 0) throw new Error(`nothing was expected, but there is ${JSON.stringify(queue.waiting)}`);
        },
        ended: ended.promise,
        stop: () => send({ type: 'complete', id }),
      };
    },
    async close() {
      socket.close(1000);
      await closed.promise;
    },
    terminate: () => socket.terminate(),
  };
}
