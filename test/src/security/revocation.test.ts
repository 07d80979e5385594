import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginningOf, DESK_EVENTS, type SeenEvent, SUBTREE_EVENTS, takeEvents } from '../environment/events.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { openJourney } from '../environment/journey.js';
import type { LiveStream } from '../environment/live-client.js';
import { ask, LEGAL_REF, onboard, PASSWORD, run, signInWith, today } from '../environment/officers.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const DESK = 'D-18.72';
const OFFICE = 'D-18.72-DLH';
const AT_ONCE_MS = 1_000;

describe('what is taken from an officer is taken at once', () => {
  let system: TestSystem;
  let admin: GraphClient;
  beforeAll(async () => {
    system = await startTestSystem();
    admin = await system.as('admin-metro');
  });
  afterAll(() => system.stop());

  const desk = (client: GraphClient, agencyCode = DESK) =>
    client.ask('query ($agencyCode: String!) { deskQueue(agencyCode: $agencyCode) { nodes { id } } }', { agencyCode });
  /** The gateway hears of an appointment by itself, a moment before or after the token that names it was issued. */
  const opens = (client: GraphClient, agencyCode = DESK) =>
    until(`the desk ${agencyCode} opens`, async () => (await desk(client, agencyCode)).errors.length === 0);
  const signInAnswer = (username: string, password: string) =>
    system.anyone.ask('mutation ($input: SignInInput!) { signIn(input: $input) { token } }', { input: { username, password } });
  /** Reads a stream up to the next disposition. */
  const disposition = async (stream: LiveStream): Promise<SeenEvent> => {
    const [event] = await takeEvents(stream, 1);
    return event!.type === 'ReportDisposed' ? event! : disposition(stream);
  };
  const deactivate = (officerId: string) => run(admin, 'deactivateOfficer', { officerId, reason: 'MOVED' });
  const codesOf = (errors: readonly { extensions: { code: string } }[] | undefined) => errors?.map(({ extensions }) => extensions.code);

  it('a subscription, the connection and every request of somebody deactivated; nothing of a colleague', async () => {
    const officer = await onboard(system, 'petugas-pindah', 'LIAISON_OFFICER', DESK);
    const [mine, theirs] = [await system.live(officer.client), await system.live(await system.as('petugas-metro'))];
    const variables = { agencyCode: DESK, after: beginningOf.desk(DESK) };
    const [stream, colleague] = [mine.stream(DESK_EVENTS, variables), theirs.stream(DESK_EVENTS, variables)];
    await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo(DESK);
    expect(await disposition(stream)).toEqual(await disposition(colleague));

    const began = performance.now();
    await deactivate(officer.id);
    const last = (await stream.take(1))[0]!;
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
    expect(codesOf(last.errors)).toEqual(['TOKEN_REVOKED']);
    expect(last.data).toBeUndefined();
    await stream.ended;
    expect(await desk(officer.client)).toMatchObject({ status: 401, codes: ['TOKEN_REVOKED'] });
    expect(await mine.closed).toEqual({ code: 4403, reason: 'TOKEN_REVOKED' });
    await expect(system.live(officer.client)).rejects.toThrow('TOKEN_REVOKED');

    await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo(DESK);
    expect(await disposition(colleague)).toMatchObject({ type: 'ReportDisposed' });
    await theirs.close();
  });

  it('the next request on a connection that is still open', async () => {
    const officer = await onboard(system, 'petugas-tersambung', 'LIAISON_OFFICER', DESK);
    const live = await system.live(officer.client);
    await deactivate(officer.id);
    const [answer] = await until('the connection refuses', async () => {
      const answers = await live.stream('{ me { id } }').take(1);
      return answers[0]!.errors && answers;
    });
    expect(codesOf(answer!.errors)).toEqual(['TOKEN_REVOKED']);
    await live.closed;
  });

  it('a membership: with the old token the desk is closed, what else it opens stays open', async () => {
    const officer = await onboard(system, 'petugas-dua', 'LIAISON_OFFICER', DESK);
    await run(admin, 'appointOfficer', {
      officerId: officer.id,
      role: 'AGENCY_ADMIN',
      agencyCode: OFFICE,
      legalRef: LEGAL_REF,
      validFrom: today(),
    });
    const client = await signInWith(system, 'petugas-dua', [`LIAISON_OFFICER@${DESK}`, `AGENCY_ADMIN@${OFFICE}`]);
    await opens(client, OFFICE);
    const live = await system.live(client);
    const stream = live.stream(DESK_EVENTS, { agencyCode: OFFICE });
    await stream.expectNone();
    await run(admin, 'endMembership', {
      officerId: officer.id,
      role: 'LIAISON_OFFICER',
      agencyCode: DESK,
      legalRef: LEGAL_REF,
      effectiveOn: '2026-01-02',
    });
    expect(codesOf((await stream.take(1))[0]!.errors)).toEqual(['TOKEN_REVOKED']);
    expect((await desk(client)).codes).toEqual(['FORBIDDEN']);
    expect((await desk(client, OFFICE)).codes).toEqual([]);
    await live.closed;
  });

  it('an agency’s tree: who loses the membership that reached it is told, and sent away', async () => {
    const officer = await onboard(system, 'petugas-pohon', 'LIAISON_OFFICER', DESK);
    const live = await system.live(officer.client);
    const stream = live.stream(SUBTREE_EVENTS, { agencyCode: DESK, after: beginningOf.subtree(DESK) });
    await takeEvents(stream, 1);
    await run(admin, 'endMembership', {
      officerId: officer.id,
      role: 'LIAISON_OFFICER',
      agencyCode: DESK,
      legalRef: LEGAL_REF,
      effectiveOn: '2026-01-02',
    });
    await stream.ended;
    expect(codesOf((await stream.drain().catch(() => [])).at(-1)?.errors)).toEqual(['TOKEN_REVOKED']);
    await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo(DESK);
    await until('the tree is closed', async () => {
      const again = await system.live(officer.client);
      const [refused] = await again.stream(SUBTREE_EVENTS, { agencyCode: DESK }).take(1);
      await again.close();
      return codesOf(refused!.errors)?.[0] === 'FORBIDDEN';
    });
    await live.closed.catch(() => undefined);
  });

  it('for the days of a leave, and given to the deputy; afterwards all is as before', async () => {
    const absent = await onboard(system, 'petugas-cuti', 'LIAISON_OFFICER', DESK);
    const deputy = await onboard(system, 'petugas-pengganti', 'LIAISON_OFFICER', OFFICE);
    expect((await desk(deputy.client)).codes).toEqual(['FORBIDDEN']);
    const officer = await run(admin, 'setOfficerLeave', { officerId: absent.id, from: today(), to: today(), deputyId: deputy.id });
    expect(officer).toMatchObject({ leave: { from: today(), to: today(), deputyId: deputy.id } });

    await until('the absent one is let in no more', async () => (await desk(absent.client)).codes[0] === 'FORBIDDEN');
    const standing = await signInWith(system, 'petugas-pengganti', [`LIAISON_OFFICER@${OFFICE}`, `LIAISON_OFFICER@${DESK}`]);
    await opens(standing);
    expect((await desk(await signInWith(system, 'petugas-cuti', []))).codes).toEqual(['FORBIDDEN']);

    await run(admin, 'endOfficerLeave', { officerId: absent.id });
    await until('the deputy is let in no more', async () => (await desk(standing)).codes[0] === 'FORBIDDEN');
    await opens(absent.client);
    await opens(await signInWith(system, 'petugas-cuti', [`LIAISON_OFFICER@${DESK}`]));
  });

  it('also by a gateway that was started again, and by one that cannot ask the registry for what it knew', async () => {
    const officer = await onboard(system, 'petugas-lama', 'LIAISON_OFFICER', DESK);
    await deactivate(officer.id);
    await system.children.gateway.crash();
    expect(await desk(officer.client)).toMatchObject({ status: 401, codes: ['TOKEN_REVOKED'] });
    const registry = system.children.agencies.pid()!;
    process.kill(registry, 'SIGSTOP');
    try {
      expect(await desk(officer.client)).toMatchObject({ codes: ['TOKEN_REVOKED'] });
    } finally {
      process.kill(registry, 'SIGCONT');
    }
  });

  it('as soon as it can be known: a gateway started without the registry works, says so and learns later', async () => {
    const officer = await onboard(system, 'petugas-terlambat', 'LIAISON_OFFICER', DESK);
    await deactivate(officer.id);
    const registry = system.children.agencies.pid()!;
    process.kill(registry, 'SIGSTOP');
    try {
      await system.children.gateway.crash();
      expect((await desk(await system.as('petugas-metro'))).codes).toEqual([]);
      expect(system.lines.some((line) => line.includes('agencies does not answer'))).toBe(true);
    } finally {
      process.kill(registry, 'SIGCONT');
    }
    await until('the gateway has learned', async () => (await desk(officer.client)).codes[0] === 'TOKEN_REVOKED');
  });

  it('the way in: whoever is deactivated is told what a stranger is told, and comes back when reactivated', async () => {
    const officer = await onboard(system, 'petugas-kembali', 'LIAISON_OFFICER', DESK);
    await deactivate(officer.id);
    const refused = await until('citizens has heard of it', async () => {
      const answer = await signInAnswer('petugas-kembali', PASSWORD);
      return answer.errors.length > 0 && answer;
    });
    const [wrong, nobody] = [await signInAnswer('petugas-kembali', 'bukan-sandinya'), await signInAnswer('tidak-ada', PASSWORD)];
    expect(refused.text).toBe(wrong.text);
    expect(refused.text).toBe(nobody.text);
    expect(refused.codes).toEqual(['SIGN_IN_FAILED']);
    await run(admin, 'reactivateOfficer', { officerId: officer.id });
    await opens(await signInWith(system, 'petugas-kembali', [`LIAISON_OFFICER@${DESK}`]));
  });

  it('and never more given than a token says: an appointment needs a new one', async () => {
    const officer = await onboard(system, 'petugas-naik', 'LIAISON_OFFICER', OFFICE);
    const client = createGraphClient(system.gatewayUrl, officer.client.token);
    await run(admin, 'appointOfficer', {
      officerId: officer.id,
      role: 'LIAISON_OFFICER',
      agencyCode: DESK,
      legalRef: LEGAL_REF,
      validFrom: today(),
    });
    const fresh = await signInWith(system, 'petugas-naik', [`LIAISON_OFFICER@${OFFICE}`, `LIAISON_OFFICER@${DESK}`]);
    await opens(fresh);
    expect((await desk(client)).codes).toEqual(['FORBIDDEN']);
    expect((await ask(client, 'reactivateOfficer', { officerId: officer.id })).codes).toEqual(['FORBIDDEN']);
  });
});
