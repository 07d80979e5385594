import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEGINNING_EXTENSION } from '@lapor/schema/identity';
import { beginningOf, REPORT_EVENTS, takeEvents } from '../environment/events.js';
import { type GatewayBeside, startGatewayBeside } from '../environment/gateway-beside.js';
import type { GraphClient } from '../environment/graph-client.js';
import { guessAt } from '../environment/guessed-code.js';
import { filing, openJourney, verification } from '../environment/journey.js';
import { connect, type LiveConnection, type LiveStream } from '../environment/live-client.js';
import type { OpenSystem, Username } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { type StreamDoor, startStreamDoor } from '../environment/stream-door.js';
import { subgraphUrl } from '../environment/subgraph.js';
import { until } from '../environment/until.js';

const FILE = 'mutation ($input: FileReportInput!) { fileReport(input: $input) { id version accessCode } }';
const EVENT = '{ type report { id content } }';
const byVariable = `subscription ($code: String!, $after: String) { event: reportEvents(accessCode: $code, after: $after) ${EVENT} }`;

interface Filed {
  readonly fileReport: { readonly id: string; readonly version: number; readonly accessCode: string };
}

describe('a stream that is open already', () => {
  let system: OpenSystem;
  let door: StreamDoor;
  let gateway: GatewayBeside;
  const connections: LiveConnection[] = [];
  beforeAll(async () => {
    system = await sharedSystem();
    door = await startStreamDoor(subgraphUrl(system, 'reports'));
    gateway = await startGatewayBeside(system, { reports: door.url });
  });
  afterAll(async () => {
    for (const connection of connections) await connection.close();
    await gateway?.stop();
    await door?.stop();
  });

  const live = async (client?: GraphClient): Promise<LiveConnection> => {
    const connection = await connect(gateway.url, client ? { authorization: `Bearer ${client.token}` } : {});
    connections.push(connection);
    return connection;
  };
  const openedFor = (secret: string) => door.opened.filter((asked) => asked.includes(secret)).length;
  const areOpened = (secret: string, count: number) => until(`${count} streams have been opened`, () => openedFor(secret) === count);
  const verify = async (report: Filed['fileReport']) =>
    (await system.as('admin-nasional')).get('mutation ($input: VerifyAndDisposeInput!) { verifyAndDispose(input: $input) { id } }', {
      input: verification(report, { publish: false }),
    });

  it('is joined by nobody who guesses its access code while guesses are delayed, however they write it', async () => {
    const citizen = await system.as('warga');
    const { fileReport } = await citizen.get<Filed>(FILE, { input: filing({ confidential: true }) });
    const { id, accessCode } = fileReport;
    const literal = `subscription ($after: String) { event: reportEvents(accessCode: "${accessCode}", after: $after) ${EVENT} }`;
    const byDefault = byVariable.replace('$code: String!', `$code: String = "${accessCode}"`);
    const asked: readonly (readonly [string, Record<string, unknown>])[] = [
      [byVariable, { code: accessCode }],
      [byVariable, { code: accessCode, after: beginningOf.report(id) }],
      [literal, {}],
      [byDefault, {}],
    ];
    const callers = [undefined, await gateway.as('warga2')];
    // The holder of the code has each of them open, in the very words that the other will use, and as the very same caller.
    const held: LiveStream[] = [];
    const told = door.told.length;
    for (const caller of callers) {
      const connection = await live(caller);
      for (const [query, variables] of asked) held.push(connection.stream(query, variables));
    }
    await areOpened(accessCode, held.length);
    // Each has passed the check: it is told where it begins, or what has been.
    const isFromNow = (index: number) => !('after' in (asked[index % asked.length]?.[1] ?? {}));
    const beginnings = () => door.told.slice(told).filter((message) => message.includes(BEGINNING_EXTENSION)).length;
    await until('those from now on have begun', () => beginnings() === held.filter((_, index) => isFromNow(index)).length);
    for (const [index, stream] of held.entries()) if (!isFromNow(index)) await stream.take(1);
    expect(await guessAt(accessCode, system.anyone)).toContain('ACCESS_CODE_DELAYED');
    for (const caller of callers) {
      const guesser = await live(caller);
      for (const [query, variables] of asked) {
        const guess = guesser.stream(query, variables);
        const [refused] = await guess.take(1);
        expect(refused?.errors?.map(({ extensions }) => extensions.code)).toEqual(['ACCESS_CODE_DELAYED']);
        expect(refused?.data ?? null).toBeNull();
        await guess.ended;
      }
    }
    await verify(fileReport);
    for (const stream of held) expect((await stream.take(1))[0]).toMatchObject({ data: { event: { report: { id } } } });
  });

  it('is shared by the same account alone', async () => {
    const journey = openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-18.72');
    const { id } = await journey;
    const variables = { reportId: id };
    const follow = async (who: Username) => (await live(await gateway.as(who))).stream(REPORT_EVENTS, variables);
    // Two who may both see it, and one of them a second time.
    const first = await follow('warga');
    await areOpened(id, 1);
    const other = await follow('petugas-metro');
    await areOpened(id, 2);
    const again = await follow('warga');
    const last = await follow('admin-metro');
    await areOpened(id, 3);
    await journey.acceptedBy('petugas-metro');
    for (const stream of [first, other, again, last])
      expect((await takeEvents(stream, 1)).map(({ type }) => type)).toEqual(['DispositionAccepted']);
    expect(openedFor(id)).toBe(3);
  });
});
