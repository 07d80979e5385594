import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { createQueue } from '../environment/queue.js';
import { openEventStream, posted, type ServerSentEvent } from '../environment/stream-client.js';
import { compose, type ReloadingGateway, startReloadingGateway } from '../reload/reloading-gateway.js';
import { type SmallSubgraph, startSmallSubgraph } from '../reload/small-subgraph.js';

const TYPES = `type Query { one: Int }
  type Subscription { ticks(after: String): Tick }
  type Tick { cursor: String! n: Int text: String }`;
/** Without a cursor: where to go on is told all the same. */
const TICKS = 'subscription ($after: String) { ticks(after: $after) { n text } }';
/** Together far more than the operating system holds for a connection, and each more than nothing. */
const EVENTS = 300;
const TEXT = 'x'.repeat(100_000);
const MOST_WAITING = 5;
const SLOW_AFTER_MS = 1_500;

/** What a client has been told, and how it ended. */
interface Told {
  readonly numbers: readonly number[];
  readonly error: { readonly code: string; readonly cursor: string } | undefined;
  readonly end: string;
}

/** Somebody who reads the first event and then nothing, until they are told to. */
interface SlowReader {
  readOn(): Promise<Told>;
}
type StartSlow = (url: string, after: string | undefined) => Promise<SlowReader>;

const bySocket: StartSlow = async (url, after) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const messages: { type: string; payload?: { data?: { ticks: { n: number } }; errors?: { extensions: Told['error'] }[] } }[] = [];
  const came = createQueue<void>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'ping') return socket.send(JSON.stringify({ type: 'pong' }));
    if (message.type === 'connection_ack') return came.put();
    messages.push(message);
    if (messages.length === 1) socket.pause();
    came.put();
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await came.take(1);
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: TICKS, variables: { after } } }));
  await came.take(1);
  return {
    async readOn() {
      const closed = once(socket, 'close');
      socket.resume();
      const [code, reason] = (await closed) as [number, Buffer];
      const error = messages.flatMap(({ payload }) => payload?.errors ?? []).at(-1)?.extensions;
      return { numbers: messages.flatMap(({ payload }) => payload?.data?.ticks.n ?? []), error, end: `${code} ${reason}` };
    },
  };
};

const byEventStream: StartSlow = async (url, after) => {
  const headers = { accept: 'text/event-stream', ...posted(TICKS).headers };
  const response = await fetch(`${url}/graphql`, { ...posted(TICKS, { after }), headers });
  return {
    async readOn() {
      const lines = (await response.text()).split('\n');
      const told = lines.flatMap((line) => (line.startsWith('data: ') ? [JSON.parse(line.slice(6))] : []));
      return {
        numbers: told.flatMap(({ data }) => data?.ticks.n ?? []),
        error: told.at(-1).errors?.[0].extensions,
        end: lines.filter((line) => /^(retry|event: complete)/.test(line)).join(),
      };
    },
  };
};

describe('a client that reads slowly', () => {
  const source = new EventEmitter();
  const log: { n: number; cursor: string; text: string }[] = [];
  let subgraph: SmallSubgraph;
  let gateway: ReloadingGateway;
  beforeAll(async () => {
    async function* follow(after: number) {
      for (let next = after; ; await once(source, 'tick')) while (next < log.length) yield log[next++];
    }
    const ticks = {
      subscribe: (_root: unknown, { after }: { after?: string }) => follow(Number(after ?? 0)),
      resolve: (event: unknown) => event,
    };
    subgraph = await startSmallSubgraph('one', TYPES, { Subscription: { ticks } });
    gateway = await startReloadingGateway(compose(subgraph), {
      settings: { MAX_WAITING_EVENTS: String(MOST_WAITING), SLOW_CLIENT_MS: String(SLOW_AFTER_MS) },
    });
  });
  afterAll(async () => {
    await gateway?.stop();
    source.emit('tick');
    await subgraph?.stop();
  });

  const tick = () => {
    log.push({ n: log.length + 1, cursor: String(log.length + 1), text: TEXT });
    source.emit('tick');
  };

  it.each<[string, StartSlow, string]>([
    ['over WebSocket', bySocket, '1013 SUBSCRIPTION_TOO_SLOW'],
    ['over Server-Sent Events', byEventStream, 'retry: 1000'],
  ])('%s is told where to go on, holds up nobody, and loses nothing', async (_name, startSlow, end) => {
    log.length = 0;
    tick();
    const live = await gateway.live();
    const fast = live.stream<{ ticks: { n: number } }>(TICKS);
    const slow = await startSlow(gateway.url, undefined);
    const seenByFast: number[] = [];
    for (let count = 0; count < EVENTS; count += 1) {
      seenByFast.push(...(await fast.take(1)).map(({ data }) => data!.ticks.n));
      if (log.length < EVENTS) tick();
    }
    expect(seenByFast).toEqual(log.map(({ n }) => n));
    await live.close();
    await delay(SLOW_AFTER_MS);

    const told = await slow.readOn();
    expect(told.error).toMatchObject({ code: 'SUBSCRIPTION_TOO_SLOW', retryable: true });
    expect(told.end).toBe(end);
    expect(told.numbers.length).toBeGreaterThan(0);
    expect(told.numbers.length).toBeLessThan(EVENTS);
    expect(told.error?.cursor).toBe(String(told.numbers.at(-1)));

    // So much at once is more than may wait, and comes all the same to whoever reads it.
    const again = await openEventStream(`${gateway.url}/graphql`, posted(TICKS, {}, { 'last-event-id': told.error!.cursor }));
    const rest = (await again.take(EVENTS - told.numbers.length)) as readonly (ServerSentEvent & {
      data: { data: { ticks: { n: number } } };
    })[];
    again.cut();
    expect([...told.numbers, ...rest.map(({ data }) => data.data.ticks.n)]).toEqual(seenByFast);
  });
});
