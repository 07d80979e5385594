import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { beginningOf, DESK_EVENTS } from '../environment/events.js';
import { forgeToken, tokenKeyOf } from '../environment/forged-token.js';
import { startGatewayBeside } from '../environment/gateway-beside.js';
import { openJourney } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { type EventStream, openEventStream, posted, type ServerSentEvent } from '../environment/stream-client.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

/** Without a cursor: the transport's own is to be enough. */
const TYPES = `subscription ($after: String) { deskEvents(agencyCode: "${NATIONAL_DESK}", after: $after) { id type } }`;
const TOPIC = `desk:${NATIONAL_DESK}`;

describe('server-sent events', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());

  const bearer = async (who: Username) => ({ authorization: `Bearer ${(await system.as(who)).token}` });
  const follow = async (query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<EventStream> =>
    openEventStream(`${system.gatewayUrl}/graphql`, posted(query, variables, { ...(await bearer('admin-nasional')), ...headers }));
  const file = (count: number) =>
    Promise.all(Array.from({ length: count }, () => openJourney(system).citizen().files())).then((filed) => filed.length);
  const idsOf = (events: readonly ServerSentEvent[]) =>
    events.map(({ data }) => (data as { data: { deskEvents: { id: string } } }).data.deskEvents.id);

  it('are history and then live, each with its cursor as its id, which the client’s answer does not hold', async () => {
    await file(2);
    const stream = await follow(TYPES, { after: beginningOf.desk(NATIONAL_DESK) });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const history = await stream.take(2);
    await file(1);
    const all = [...history, ...(await stream.take(1))];
    expect(all.map(({ event }) => event)).toEqual(['next', 'next', 'next']);
    for (const { data } of all) expect(data).toEqual({ data: { deskEvents: { id: expect.any(String), type: 'ReportReceived' } } });
    const log = await deskLog(system);
    expect(all.map(({ id }) => id)).toEqual(log.map(({ cursor }) => cursor));
    stream.cut();
  });

  it('go on behind the last id, whatever the operation says, through the death of the gateway and of reports', async () => {
    const first = await follow(TYPES, { after: beginningOf.desk(NATIONAL_DESK) });
    const seen = await first.take(1);
    const ended = first.ended();
    await system.children.gateway.crash();
    await ended;
    await file(3);
    const lastId = () => ({ 'last-event-id': seen.at(-1)!.id! });
    const second = await follow(TYPES, { after: beginningOf.desk(NATIONAL_DESK) }, lastId());
    seen.push(...(await second.take(2)));
    await system.children.reports.crash();
    // The gateway goes on behind the last one by itself: this client hears nothing of it.
    await file(2);
    seen.push(...(await second.take((await deskLog(system)).length - seen.length)));
    expect(idsOf(seen)).toEqual((await deskLog(system)).map(({ id }) => id));
    second.cut();
  });

  it('are refused before they begin as every request is, in the same words', async () => {
    const ask = async (request: RequestInit) => {
      const stream = await openEventStream(`${system.gatewayUrl}/graphql`, request);
      return [stream.status, ...(await stream.json()).errors.map(({ extensions }) => extensions.code)];
    };
    expect(await ask(posted(TYPES))).toEqual([401, 'UNAUTHENTICATED']);
    expect(await ask(posted(TYPES, {}, { authorization: 'Bearer x' }))).toEqual([401, 'TOKEN_INVALID']);
    expect(await ask(posted('subscription { nothing }'))).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await ask(posted('subscription {'))).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(await ask(posted(TYPES, { after: 5 }, await bearer('admin-nasional')))).toEqual([400, 'BAD_USER_INPUT']);
    expect(await ask({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).toEqual([400, 'BAD_REQUEST']);
    expect(await ask({ method: 'POST', body: TYPES, headers: { 'content-type': 'text/plain' } })).toEqual([400, 'BAD_REQUEST']);
    expect(await ask({ method: 'DELETE' })).toEqual([405, 'BAD_REQUEST']);
    expect(await openEventStream(`${system.gatewayUrl}/graphql?query={__typename}`)).toMatchObject({ status: 405 });
    expect(await openEventStream(`${system.gatewayUrl}/graphql?query=${encodeURIComponent(TYPES)}&variables={`)).toMatchObject({
      status: 400,
    });
  });

  it('end with a code and for good where a cursor is of another stream, or none', async () => {
    for (const [cursor, code] of [
      [beginningOf.desk('D-18.72'), 'CURSOR_MISMATCH'],
      ['nonsense', 'CURSOR_INVALID'],
    ] as const) {
      const stream = await follow(TYPES, {}, { 'last-event-id': cursor });
      const [told, end] = await stream.take(2);
      expect(told).toMatchObject({ event: 'next', data: { errors: [{ extensions: { code } }] } });
      expect(end).toMatchObject({ event: 'complete' });
    }
  });

  it('end with a code in the second in which the token does', async () => {
    const token = forgeToken(tokenKeyOf(system), {
      claims: {
        kind: 'officer',
        memberships: [{ role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' }],
        exp: Math.floor(Date.now() / 1000) + 2,
      },
    });
    const request = posted(DESK_EVENTS, { agencyCode: 'D-18.72' }, { authorization: `Bearer ${token}` });
    const stream = await openEventStream(`${system.gatewayUrl}/graphql`, request);
    const [told] = await stream.take(1);
    expect(told).toMatchObject({ data: { errors: [{ extensions: { code: 'TOKEN_EXPIRED' } }] } });
    await stream.ended();
  });

  it('give a stranger no more than a WebSocket does', async () => {
    const hidden = await openJourney(system).citizen('warga').files({ confidential: true });
    const query = 'subscription ($id: ID!, $after: String) { reportEvents(reportId: $id, after: $after) { cursor type report { title } } }';
    const variables = { id: hidden.id, after: beginningOf.report(hidden.id) };
    const live = await system.live(await system.as('warga2'));
    const [bySocket] = await live.stream(query, variables).take(1);
    const stream = await openEventStream(`${system.gatewayUrl}/graphql`, posted(query, variables, await bearer('warga2')));
    const [byStream] = await stream.take(1);
    expect(byStream?.id).toBeUndefined();
    expect(byStream?.data).toEqual(JSON.parse(JSON.stringify(bySocket)));
    expect(bySocket?.errors?.length).toBeGreaterThan(0);
    await live.close();
  });

  it('answer a query and a mutation with one event', async () => {
    const query = await follow('{ myAccount: __typename }');
    expect(await query.take(2)).toMatchObject([{ event: 'next', data: { data: { myAccount: 'Query' } } }, { event: 'complete' }]);
    const mutation = await follow('mutation { signIn(input: { username: "warga", password: "wrong" }) { token } }');
    expect(await mutation.take(2)).toMatchObject([
      { event: 'next', data: { data: null, errors: [{ extensions: { code: 'SIGN_IN_FAILED' } }] } },
      { event: 'complete' },
    ]);
  });

  it('tell their clients to come again, spread over some time, when the gateway stops', async () => {
    const beside = await startGatewayBeside(system);
    const request = posted(TYPES, {}, await bearer('admin-nasional'));
    const streams = await Promise.all([1, 2, 3].map(() => openEventStream(`${beside.url}/graphql`, request)));
    await beside.stop();
    const last = await Promise.all(streams.map((stream) => stream.ended()));
    for (const line of last) expect(line).toMatch(/^retry: \d{4,5}$/);
    expect(new Set(last).size).toBeGreaterThan(1);
  });
});

/** The national desk's events, in the order of the log. */
async function deskLog(system: TestSystem): Promise<readonly { readonly id: string; readonly cursor: string }[]> {
  const rows = await system.rows<{ event_id: string; txid: string; position: string }>(
    'reports',
    'select event_id, txid::text, position::text from event_log where $1 = any(topics) order by event_log.txid, event_log.position',
    [TOPIC],
  );
  return rows.map(({ event_id, txid, position }) => ({
    id: event_id,
    cursor: encodeCursor(TOPIC, { txid: BigInt(txid), number: BigInt(position) }),
  }));
}
