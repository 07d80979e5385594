import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEGINNING_EXTENSION } from '@lapor/schema/identity';
import { WebSocket } from 'ws';
import { type GatewayBeside, startGatewayBeside } from '../environment/gateway-beside.js';
import { type Journey, openJourney } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { type StreamDoor, startStreamDoor } from '../environment/stream-door.js';
import { subgraphUrl } from '../environment/subgraph.js';
import { until } from '../environment/until.js';
import { openHttp } from '../live-faults/http-stream.js';

/** Everything that a client is sent, as it comes over the wire, and how it leaves. */
interface Raw {
  readonly text: () => string;
  readonly leave: () => void;
}
type Asking = { readonly url: string; readonly token: string; readonly payload: object };

const TOKEN = 'x-graphql-event-stream-token';
const QUERY = 'subscription ($reportId: ID!) { reportEvents(reportId: $reportId) { type } }';

function overHttp({ url, token, payload }: Asking, accept: string): Raw {
  let read = '';
  const headers = { accept, authorization: `Bearer ${token}` };
  const { cut } = openHttp(
    { method: 'POST', url: `${url}/graphql`, headers, body: payload },
    (text) => {
      read += text;
    },
    ({ rawHeaders }) => {
      read += rawHeaders.join('\n');
    },
  );
  return { text: () => read, leave: cut };
}

const TRANSPORTS: readonly (readonly [string, (asking: Asking) => Promise<Raw>])[] = [
  [
    'graphql-ws',
    async ({ url, token, payload }) => {
      let read = '';
      const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
      const init = { type: 'connection_init', payload: { authorization: `Bearer ${token}`, extensions: { [BEGINNING_EXTENSION]: true } } };
      socket.on('open', () => socket.send(JSON.stringify(init)));
      socket.on('message', (data) => {
        read += String(data);
        if (String(data).includes('connection_ack')) socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      });
      return { text: () => read, leave: () => socket.terminate() };
    },
  ],
  ['Server-Sent Events', async (asking) => overHttp(asking, 'text/event-stream')],
  ['multipart answers', async (asking) => overHttp(asking, 'multipart/mixed;subscriptionSpec=1.0, application/json')],
  [
    'a single connection of Server-Sent Events',
    async ({ url, token, payload }) => {
      let read = '';
      const place = `${url}/graphql`;
      const headers = { authorization: `Bearer ${token}` };
      const reserved = await (await fetch(place, { method: 'PUT', headers })).text();
      const { cut } = openHttp(
        { method: 'GET', url: `${place}?token=${reserved}`, headers: { accept: 'text/event-stream' } },
        (text) => {
          read += text;
        },
        () => undefined,
      );
      await until('the stream is open', () => read.length > 0);
      const { extensions, ...operation } = payload as { extensions: object };
      const body = JSON.stringify({ ...operation, extensions: { ...extensions, operationId: 'one' } });
      const taken = await fetch(place, {
        method: 'POST',
        body,
        headers: { ...headers, [TOKEN]: reserved, 'content-type': 'application/json' },
      });
      read += await taken.text();
      return { text: () => read, leave: cut };
    },
  ],
];

describe('where a stream begins', () => {
  let system: OpenSystem;
  let door: StreamDoor;
  let gateway: GatewayBeside;
  beforeAll(async () => {
    system = await sharedSystem();
    door = await startStreamDoor(subgraphUrl(system, 'reports'));
    gateway = await startGatewayBeside(system, { reports: door.url });
  });
  afterAll(async () => {
    await gateway?.stop();
    await door?.stop();
  });

  it.each(TRANSPORTS)('is told to the gateway, and to no client over %s, also when it asks for it', async (_name, open) => {
    const journey: Journey = openJourney(system).citizen('warga').files();
    const { id } = await journey;
    const { token = '' } = await system.as('warga');
    const told = door.told.length;
    const beginnings = () => door.told.slice(told).filter((message) => message.includes(BEGINNING_EXTENSION));
    const payload = { query: QUERY, variables: { reportId: id }, extensions: { [BEGINNING_EXTENSION]: true } };
    const client = await open({ url: gateway.url, token, payload });
    await until('the gateway has been told', () => beginnings().length === 1);
    await journey.verifiedBy('admin-nasional').disposedTo('D-18.72');
    await until('both events have come', () => client.text().includes('ReportVerified') && client.text().includes('ReportDisposed'));
    const [cursor] = Object.values(
      (JSON.parse(beginnings()[0]!) as { payload: { extensions: Record<string, string> } }).payload.extensions,
    );
    for (const secret of [BEGINNING_EXTENSION, cursor!, 'extensions']) expect(client.text()).not.toContain(secret);
    // Nor as an answer without anything in it.
    expect(client.text().match(/"data":/g)).toHaveLength(2);
    client.leave();
  });
});
