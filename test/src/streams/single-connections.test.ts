import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginningOf, DESK_EVENTS } from '../environment/events.js';
import { openJourney } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { type EventStream, openEventStream } from '../environment/stream-client.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const TOKEN = 'x-graphql-event-stream-token';

describe('one stream for many operations', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());

  const send = async (
    method: string,
    token: string | undefined,
    { body, as, query = '' }: { body?: object; as?: Username; query?: string } = {},
  ) => {
    const bearer = as && { authorization: `Bearer ${(await system.as(as)).token}` };
    const response = await fetch(`${system.gatewayUrl}/graphql${query}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...(token !== undefined && { [TOKEN]: token }), ...bearer },
    });
    return { status: response.status, text: await response.text() };
  };
  const reserve = async () => {
    const { status, text } = await send('PUT', undefined);
    expect(status).toBe(201);
    return text;
  };
  const open = (token: string): Promise<EventStream> => openEventStream(`${system.gatewayUrl}/graphql?token=${token}`);
  const desk = (operationId: string, agencyCode: string) => ({
    query: DESK_EVENTS,
    variables: { agencyCode, after: beginningOf.desk(agencyCode) },
    extensions: { operationId },
  });

  it('carries each under its id, with the rights of whoever has begun it', async () => {
    await openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    const token = await reserve();
    const stream = await open(token);
    expect(stream.status).toBe(200);
    expect(await send('POST', token, { body: desk('metro', 'D-18.72'), as: 'petugas-metro' })).toEqual({ status: 202, text: '' });
    const history = await stream.take(2);
    expect(history.map(({ data }) => (data as { id: string }).id)).toEqual(['metro', 'metro']);
    expect(history[0]?.data).toMatchObject({
      payload: { data: { event: { type: 'ReportVerified', agency: { name: expect.any(String) } } } },
    });

    // Whether somebody may follow a desk is for reports to say, so it comes as an answer; whether they are anybody, at once.
    expect(await send('POST', token, { body: desk('stranger', 'D-18.72'), as: 'petugas-bogor' })).toMatchObject({ status: 202 });
    const [told, end] = await stream.take(2);
    expect(told?.data).toMatchObject({ id: 'stranger', payload: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
    expect(end).toMatchObject({ event: 'complete', data: { id: 'stranger' } });
    expect(await send('POST', token, { body: desk('nobody', 'D-18.72') })).toMatchObject({ status: 401 });

    const query = { query: '{ __typename }', extensions: { operationId: 'query' } };
    expect(await send('POST', token, { body: query })).toMatchObject({ status: 202 });
    expect((await stream.take(2)).map(({ event, data }) => [event, data])).toEqual([
      ['next', { id: 'query', payload: { data: { __typename: 'Query' } } }],
      ['complete', { id: 'query' }],
    ]);
    expect(await send('DELETE', token, { query: '?operationId=metro' })).toMatchObject({ status: 200 });
    expect(await stream.take(1)).toMatchObject([{ event: 'complete', data: { id: 'metro' } }]);
    stream.cut();
  });

  it('is refused where it is not there, not open, or taken', async () => {
    const token = await reserve();
    const operation = { query: '{ __typename }', extensions: { operationId: '1' } };
    expect(await send('POST', 'guessed', { body: operation })).toMatchObject({ status: 404 });
    expect((await open('guessed')).status).toBe(404);
    expect(await send('POST', token, { body: operation })).toMatchObject({ status: 409 });
    const stream = await open(token);
    expect((await open(token)).status).toBe(409);
    expect(await send('POST', token, { body: { query: '{ __typename }' } })).toMatchObject({ status: 400 });
    expect(await send('POST', token, { body: { ...operation, query: '{ nothing }' } })).toMatchObject({ status: 400 });
    const live = { query: 'subscription { registryEvents { cursor } }', extensions: { operationId: 'live' } };
    expect(await send('POST', token, { body: live })).toMatchObject({ status: 202 });
    expect(await send('POST', token, { body: live })).toMatchObject({ status: 409 });
    expect(await send('PATCH', token)).toMatchObject({ status: 405 });
    stream.cut();
  });

  it('carries no more operations than one WebSocket', async () => {
    const token = await reserve();
    const stream = await open(token);
    const begin = (number: number) =>
      send('POST', token, { body: { query: 'subscription { registryEvents { cursor } }', extensions: { operationId: `${number}` } } });
    const statuses = (await Promise.all(Array.from({ length: 105 }, (_, number) => begin(number)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    stream.cut();
  });
});
