import { connect as connectSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { DESK_EVENTS, REPORT_EVENTS } from '../environment/events.js';
import { filing, openJourney } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

describe('what one client does to the others', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  it('ends no stream but its own when it sends a message that is too large', async () => {
    const bystander = await system.live(await system.as('admin-nasional'));
    const events = bystander.stream(DESK_EVENTS, { agencyCode: NATIONAL_DESK });
    const { id } = await openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    await events.take(1);
    for (const length of [60_000, 100_000, 125_000, 300_000]) {
      const attacker = await system.live();
      const stream = attacker.stream(REPORT_EVENTS, { reportId: id, after: 'x'.repeat(length) });
      expect(await stream.ended).toMatch(/error|complete|closed with 1009/);
      attacker.terminate();
    }
    await openJourney(system).citizen().files();
    await until('the bystander has seen the new report', async () => {
      const [result] = await events.take(1);
      return JSON.stringify(result).includes('ReportReceived');
    });
    await bystander.close();
  });

  it('makes no uncaught exception by resetting a refused upgrade', async () => {
    const { hostname, port } = new URL(system.gatewayUrl);
    for (let tries = 0; tries < 20; tries += 1) {
      await new Promise<void>((resolve) => {
        const socket = connectSocket(Number(port), hostname, () => {
          socket.write('GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', () =>
            socket.resetAndDestroy(),
          );
        });
        socket.on('close', () => resolve());
      });
    }
    expect((await fetch(`${system.gatewayUrl}/health`)).status).toBe(200);
    expect(system.lines.filter((line) => line.includes('uncaught exception'))).toEqual([]);
  });

  it('may hold a hundred operations open on one connection, and no more', async () => {
    const live = await system.live(await system.as('admin-nasional'));
    const open = Array.from({ length: 100 }, () => live.stream(DESK_EVENTS, { agencyCode: NATIONAL_DESK }));
    const [refused] = await live.stream(DESK_EVENTS, { agencyCode: NATIONAL_DESK }).take(1);
    expect(refused?.errors?.[0]?.extensions?.code).toBe('TOO_MANY_OPERATIONS');
    await open[0]!.expectNone();
    await live.close();
  });

  it('files no hundred reports in one request', async () => {
    const citizen = await system.as('warga');
    const fields = Array.from({ length: 11 }, (_, index) => `r${index}: fileReport(input: $input) { id }`);
    const { errors } = await citizen.ask(`mutation ($input: FileReportInput!) { ${fields.join(' ')} }`, { input: filing() });
    expect(errors[0]?.extensions?.code).toBe('OPERATION_TOO_LARGE');
  });

  it.each([
    ['{ agency(code: "P-18") { __typename: name } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ publicReports(first: 1, after: "nonsense") { nodes { id } } }', 'CURSOR_INVALID'],
    ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
    ['subscription { reportEvents(reportId: "x") { id } }', 'BAD_REQUEST'],
  ])('is told what is wrong with %s', async (query, code) => {
    const { errors } = await system.anyone.ask(query);
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});

describe('a token that ends', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { citizens: { TOKEN_LIFETIME_SECONDS: '3' } } });
  });
  afterAll(() => system.stop());

  it('ends the subscription and then the connection that was opened with it', async () => {
    const live = await system.live(await system.as('admin-nasional'));
    const stream = live.stream(DESK_EVENTS, { agencyCode: NATIONAL_DESK });
    const [last] = await stream.take(1);
    expect(last?.errors?.[0]?.extensions?.code).toBe('TOKEN_EXPIRED');
    const [refused] = await live.stream('{ me { username } }').take(1);
    expect(refused?.errors?.[0]?.extensions?.code).toBe('TOKEN_EXPIRED');
    expect(await live.closed).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
  });
});
