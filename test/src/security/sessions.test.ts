import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { signIn } from '../environment/open-system.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const MINE = '{ me { sessions { id clientId } } }';
const END = 'mutation ($id: ID!) { endSession(id: $id) }';
const END_ALL = 'mutation { endAllSessions }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { token } }';
const FOLLOW = 'subscription ($id: ID!) { reportEvents(reportId: $id) { type } }';
const FILE = 'mutation ($input: FileReportInput!) { report: fileReport(input: $input) { id } }';

describe('somebody’s sessions', () => {
  let system: TestSystem;
  let number = 0;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  const newCitizen = () => {
    number += 1;
    const person = { email: `sesi${number}@surel-uji.id`, phone: `0813900040${10 + number}`, nik: '3578015707910004' };
    return registerCitizen(system, { fullName: 'Sesi Uji', ...person });
  };
  const again = ({ person }: RegisteredCitizen) => signIn(system.gatewayUrl, person.email, PASSWORD);
  const sidOf = ({ token }: GraphClient): string => JSON.parse(Buffer.from(token!.split('.')[1]!, 'base64url').toString()).sid;
  const mine = async (client: GraphClient) =>
    (await client.get<{ me: { sessions: { id: string }[] } }>(MINE)).me.sessions.map(({ id }) => id).sort();
  const isOut = (client: GraphClient) =>
    until('the token has ended', async () => (await client.ask('{ me { id } }')).codes.join() === 'TOKEN_REVOKED', 1_500);

  it('are seen and ended by their owner; the tokens of one end within a second, and the others go on', async () => {
    const citizen = await newCitizen();
    const second = await again(citizen);
    expect(await mine(citizen.client)).toEqual([sidOf(citizen.client), sidOf(second)].sort());
    expect(await citizen.client.get(END, { id: sidOf(second) })).toEqual({ endSession: true });
    await isOut(second);
    expect(await mine(citizen.client)).toEqual([sidOf(citizen.client)]);
    expect(await citizen.client.get(END, { id: sidOf(second) })).toEqual({ endSession: false });
  });

  it('that end close what they have open', async () => {
    const citizen = await newCitizen();
    const { report } = await citizen.client.get<{ report: { id: string } }>(FILE, {
      input: {
        idempotencyKey: randomUUID(),
        class: 'COMPLAINT',
        title: 'Lampu jalan padam di depan pasar',
        content: 'Lampu penerangan jalan di depan pasar padam sejak hari Senin.',
      },
    });
    const live = await system.live(citizen.client);
    const stream = live.stream(FOLLOW, { id: report.id });
    await stream.expectNone();
    expect(await (await again(citizen)).get(END, { id: sidOf(citizen.client) })).toEqual({ endSession: true });
    const [last] = await stream.take(1);
    expect(JSON.stringify(last)).toContain('TOKEN_REVOKED');
    await live.close();
  });

  it('are nobody else’s: another’s id, and one that is none, do nothing', async () => {
    const [one, two] = [await newCitizen(), await newCitizen()];
    for (const id of [sidOf(two.client), randomUUID(), 'x']) expect(await one.client.get(END, { id })).toEqual({ endSession: false });
    expect(await mine(two.client)).toEqual([sidOf(two.client)]);
    expect((await system.anyone.ask(END, { id: sidOf(one.client) })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await system.anyone.ask(END_ALL)).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('end all at once, also with another password', async () => {
    const citizen = await newCitizen();
    const second = await again(citizen);
    expect(await second.get(END_ALL)).toEqual({ endAllSessions: 2 });
    await Promise.all([isOut(citizen.client), isOut(second)]);
    const third = await again(citizen);
    const input = { username: citizen.person.email, password: PASSWORD, newPassword: 'rumah-panggung-biru' };
    const { changePassword } = await system.anyone.get<{ changePassword: { token: string } }>(CHANGE, { input });
    await isOut(third);
    const now = createGraphClient(system.gatewayUrl, changePassword.token);
    expect(await mine(now)).toEqual([sidOf(now)]);
  });

  it('are told without a word on whose they were', async () => {
    const events = await system.rows<{ payload: object; actor: object }>(
      'citizens',
      "select payload, actor from event_log where type = 'SessionEnded'",
    );
    expect(events.length).toBeGreaterThan(4);
    for (const { payload, actor } of events)
      expect([Object.keys(payload).sort(), actor]).toEqual([['endedAt', 'sid'], { kind: 'REPORTER' }]);
  });
});
