import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { WebSocket } from 'ws';
import { startGatewayBeside } from '../environment/gateway-beside.js';
import { openJourney } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { byEventStream } from '../live-faults/by-event-stream.js';
import { byMultipart } from '../live-faults/by-multipart.js';
import { bySingleConnection } from '../live-faults/by-single-connection.js';
import { bySocket } from '../live-faults/by-socket.js';
import { connectionsOf } from '../live-faults/footprint.js';
import { deskStream } from '../live-faults/streams.js';
import { leftOpen } from '../live-faults/verdict.js';

const TRANSPORTS = [bySocket, byEventStream, byMultipart, bySingleConnection];
const CLIENTS = 60;
/** From before the request has come to behind the moment at which its subscription is open. */
const LONGEST_MS = 60;

describe('a client that goes', () => {
  let system: TestSystem;
  let token: string | undefined;
  beforeAll(async () => {
    system = await startTestSystem();
    token = (await system.as('admin-nasional')).token;
  });
  afterAll(() => system?.stop());
  /** Each is another operation, which has to be planned: that takes its time. Nothing happens at the desk. */
  const wanted = (gatewayUrl: string, number = 0) => {
    const { query, variables, begin } = deskStream(NATIONAL_DESK);
    return { gatewayUrl, token, query: query.replace('id type', `id same${number}: id type`), variables, after: begin, begin };
  };

  it('while its subscription is being opened leaves nothing open behind it, over any transport', async () => {
    let number = 0;
    for (const transport of TRANSPORTS) {
      for (let turn = 0; turn < CLIENTS; turn += 1) {
        number += 1;
        const stream = transport(wanted(system.gatewayUrl, number), () => undefined);
        await delay((turn / CLIENTS) * LONGEST_MS);
        stream.cut();
      }
    }
    expect(await leftOpen(system)).toEqual([]);
  });

  it('after its subgraph was lost leaves no connection to that behind', async () => {
    const ids: string[] = [];
    const stream = bySocket(wanted(system.gatewayUrl), ({ event }) => event && ids.push(event.id));
    const file = () => openJourney(system).citizen('warga').files();
    await file();
    await until('the first has come', () => ids.length === 1);
    await system.children.reports.crash();
    await file();
    await until('the second has come', () => ids.length === 2);
    stream.cut();
    expect(await leftOpen(system)).toEqual([]);
  });

  it('because the gateway stops is sent away, and what it still asks for is not opened', async () => {
    const beside = await startGatewayBeside(system);
    const { query, variables } = wanted(beside.url, 0);
    const codes: number[] = [];
    const sockets = Array.from({ length: 20 }, () => {
      const socket = new WebSocket(`${beside.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
      socket.on('close', (code) => codes.push(code));
      socket.on('error', () => undefined);
      return socket;
    });
    let id = 0;
    const asking = setInterval(() => {
      for (const socket of sockets)
        if (socket.readyState === WebSocket.OPEN && id > 0)
          socket.send(JSON.stringify({ id: `${++id}`, type: 'subscribe', payload: { query, variables } }));
    }, 1);
    const welcomed = new Set<WebSocket>();
    for (const socket of sockets) socket.on('message', (data) => String(data).includes('connection_ack') && welcomed.add(socket));
    await until('all are let in', () => welcomed.size === sockets.length);
    id = 1;
    await until('some have begun', () => id > 50);
    await beside.stop();
    clearInterval(asking);
    await until('all are sent away', () => codes.length === sockets.length);
    expect(new Set(codes)).toEqual(new Set([1012]));
    await until('nothing is asked of reports any more', () => connectionsOf(process.pid).to(system.ports.reports) === 0);
  });
});
