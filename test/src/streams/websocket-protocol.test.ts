import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect as connectTcp } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startHeartbeats } from '@lapor/kit/http/heartbeats';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { WebSocket, WebSocketServer } from 'ws';
import { beginningOf, DESK_EVENTS, takeEvents } from '../environment/events.js';
import { openJourney } from '../environment/journey.js';
import { sharedSystem } from '../environment/shared-system.js';
import { until } from '../environment/until.js';

const PROTOCOL = 'graphql-transport-ws';
const INIT = JSON.stringify({ type: 'connection_init' });
const subscribe = (id: string, query = '{ __typename }') => JSON.stringify({ id, type: 'subscribe', payload: { query } });

describe('the WebSocket protocol', () => {
  let system: Awaited<ReturnType<typeof sharedSystem>>;
  const sockets: WebSocket[] = [];
  beforeAll(async () => {
    system = await sharedSystem();
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate();
  });

  const open = async (protocol: string | undefined = PROTOCOL) => {
    const socket = new WebSocket(`${system.gatewayUrl.replace('http', 'ws')}/graphql`, protocol);
    sockets.push(socket);
    const messages: { readonly type: string; readonly id?: string; readonly payload?: unknown }[] = [];
    socket.on('message', (data) => messages.push(JSON.parse(String(data))));
    const closed = once(socket, 'close').then(([code, reason]) => `${code} ${reason}`);
    await once(socket, 'open');
    return { socket, messages, closed };
  };

  it.each<[string, string[], string]>([
    ['what is no JSON', ['{'], '4400 Invalid message received'],
    ['what is no message', ['[]'], '4400 Invalid message received'],
    ['a message of no known type', ['{"type":"start"}'], '4400 Invalid message received'],
    ['a message that only a server sends', [INIT, '{"type":"connection_ack"}'], '4400 Invalid message received'],
    ['a subscription without an operation', [INIT, '{"type":"subscribe","id":"1","payload":{}}'], '4400 Invalid message received'],
    ['an operation before the connection is acknowledged', [subscribe('1')], '4401 Unauthorized'],
    ['a token that is none', ['{"type":"connection_init","payload":{"authorization":"Bearer x"}}'], '4403 TOKEN_INVALID'],
    ['a second initialisation', [INIT, INIT], '4429 Too many initialisation requests'],
  ])('is ended by %s', async (_what, messages, end) => {
    const { socket, closed } = await open();
    for (const message of messages) socket.send(message);
    expect(await closed).toBe(end);
  });

  it('is ended by an id that is in use, however long it is', async () => {
    const id = 'é'.repeat(500);
    const { socket, messages, closed } = await open();
    socket.send(INIT);
    await until('it is acknowledged', async () => messages.length === 1);
    const query = 'subscription { registryEvents { id } }';
    socket.send(subscribe(id, query));
    socket.send(subscribe(id, query));
    expect(await closed).toBe(`4409 Subscriber for ${id.slice(0, 40)} already exists`);
  });

  it('is ended for whoever speaks another, or does not begin', async () => {
    const socket = new WebSocket(`${system.gatewayUrl.replace('http', 'ws')}/graphql`);
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect(`${code} ${reason}`).toBe('4406 Subprotocol not acceptable');
    expect(await (await open()).closed).toBe('4408 Connection initialisation timeout');
  });

  it('answers a ping with what came in it', async () => {
    const { socket, messages } = await open();
    socket.send('{"type":"ping","payload":{"a":1}}');
    socket.send('{"type":"pong"}');
    socket.send('{"type":"ping"}');
    await until('both are answered', async () => messages.length === 2);
    expect(messages).toEqual([{ type: 'pong', payload: { a: 1 } }, { type: 'pong' }]);
  });

  it('takes an id again that was completed, and gives nothing of what it was before', async () => {
    const officer = await system.as('admin-nasional');
    const { socket, messages } = await open();
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${officer.token}` } }));
    await until('it is acknowledged', async () => messages.length === 1);
    const begin = (query: string, variables?: object) =>
      socket.send(JSON.stringify({ id: 'one', type: 'subscribe', payload: { query, variables } }));
    for (let time = 0; time < 1_000; time += 1) {
      begin(DESK_EVENTS, { agencyCode: NATIONAL_DESK, after: beginningOf.desk(NATIONAL_DESK) });
      socket.send('{"type":"complete","id":"one"}');
    }
    socket.send('{"type":"ping"}');
    await until('all of them have been read', async () => messages.some(({ type }) => type === 'pong'));
    // Those that are still being begun count as open, completed or not.
    const ends = () => messages.filter(({ type }) => type === 'complete' || type === 'error');
    for (let known = ends().length; ends().at(-1)?.type !== 'complete'; known = ends().length) {
      begin('{ __typename }');
      await until('it is answered or refused', async () => ends().length > known);
    }
    const told = messages.slice(1).filter(({ payload }) => JSON.stringify(payload)?.includes('__typename'));
    expect(told[0]).toEqual({ type: 'next', id: 'one', payload: { data: { __typename: 'Query' } } });
    expect(messages.filter(({ type, payload }) => type === 'next' && !told.some((one) => one.payload === payload))).toEqual([]);
    // Nobody else has noticed.
    const live = await system.live(officer);
    const events = live.stream(DESK_EVENTS, { agencyCode: NATIONAL_DESK });
    await events.expectNone();
    await openJourney(system).citizen('warga').files();
    expect((await takeEvents(events, 1)).map(({ type }) => type)).toEqual(['ReportReceived']);
    await live.close();
  });

  it('is cut off for whoever asks and asks and takes no answer', async () => {
    const { socket, closed } = await open();
    socket.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(10_000) } });
    const asking = setInterval(() => {
      for (let time = 0; time < 100 && socket.readyState === WebSocket.OPEN; time += 1) socket.send(ping);
    }, 5);
    // A client that does not read does not hear of its end either, unless it writes.
    await until('it cannot write any more', async () => socket.readyState !== WebSocket.OPEN || socket.bufferedAmount > 50_000_000);
    clearInterval(asking);
    socket.resume();
    expect(await closed).toMatch(/^1006/);
  });
});

describe('a connection of which nobody has told that it is gone', () => {
  it('is ended when it does not answer, and no other', async () => {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    const heartbeats = startHeartbeats(600);
    sockets.on('connection', heartbeats.add);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const alive = new WebSocket(`ws://127.0.0.1:${port}`);
    // It has shaken hands, and then says nothing.
    const dead = connectTcp(port, '127.0.0.1');
    dead.on('error', () => undefined);
    dead.write(
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n',
    );
    dead.resume();
    await until('both are connected', async () => sockets.clients.size === 2);
    await once(dead, 'close');
    let answered = 0;
    alive.on('ping', () => {
      answered += 1;
    });
    await until('the other has been asked again', async () => answered > 2);
    expect([sockets.clients.size, alive.readyState]).toEqual([1, WebSocket.OPEN]);
    alive.terminate();
    heartbeats.stop();
    sockets.close();
    server.close();
  });
});
