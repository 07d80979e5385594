import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newIssuerKey } from '@lapor/gateway/auth/local-issuer.fixture';
import { ERRORS } from '@lapor/schema/errors';
import { DESK_EVENTS } from '../environment/events.js';
import type { GraphClient } from '../environment/graph-client.js';
import { LEGAL_REF, onboard, PASSWORD, run, today } from '../environment/officers.js';
import { askToLink, askToUnlink, link, REFRESH_MS, type SystemWithSso, startSystemWithSso } from '../environment/sso.js';
import type { TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const DESK = 'D-18.72';
const OFFICE = 'D-18.72-DLH';
const AT_ONCE_MS = 1_000;
const QUEUE = 'query ($agencyCode: String!) { deskQueue(agencyCode: $agencyCode) { nodes { id } } }';
const REGISTRY_EVENTS = 'subscription { registryEvents { __typename } }';

describe("an officer who signs in at the agency's own sign-in", () => {
  let sso: SystemWithSso;
  let system: TestSystem;
  let admin: GraphClient;
  beforeAll(async () => {
    sso = await startSystemWithSso();
    system = sso.system;
    admin = await system.as('admin-metro');
  });
  afterAll(() => sso?.stop());

  const desk = (client: GraphClient, agencyCode = DESK) => client.ask(QUEUE, { agencyCode });
  const opens = (client: GraphClient, agencyCode = DESK) =>
    until(`the desk ${agencyCode} opens`, async () => (await desk(client, agencyCode)).errors.length === 0);
  const codeOf = async (client: GraphClient) => (await desk(client)).codes[0];
  /** An officer with one office and an identity of the same name, linked. */
  const linked = async (username: string, agencyCode = DESK) => {
    const officer = await onboard(system, username, 'LIAISON_OFFICER', agencyCode);
    const linkId = await link(await system.as('admin-nasional'), sso.issuer, officer.id, `nip-${username}`);
    const client = sso.signedInAs(`nip-${username}`);
    await opens(client, agencyCode);
    return { ...officer, linkId, client };
  };
  /** Takes something away and expects the subscription, the connection and the next request to hear of it within a second. */
  const endsAtOnce = async (client: GraphClient, end: () => Promise<unknown>, next: readonly string[]) => {
    const live = await system.live(client);
    const [stream, deskStream] = [live.stream(REGISTRY_EVENTS), live.stream(DESK_EVENTS, { agencyCode: DESK })];
    await live.stream('{ __typename }').take(1);
    await end();
    const began = performance.now();
    const last = async (from: typeof stream): Promise<unknown> => {
      const [answer] = await from.take(1);
      return answer!.errors ? answer!.errors.map(({ extensions }) => extensions.code) : last(from);
    };
    expect(await last(stream)).toEqual(['TOKEN_REVOKED']);
    expect(await last(deskStream)).toEqual(['TOKEN_REVOKED']);
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
    expect(await live.closed).toEqual({ code: 4403, reason: 'TOKEN_REVOKED' });
    const { status, codes } = await client.ask('{ __typename }');
    expect([status, next]).toEqual([401, expect.arrayContaining([...codes])]);
    await expect(system.live(client)).rejects.toThrow(new RegExp(next.join('|')));
  };

  it('is told that nobody has linked them, over HTTP and WebSocket, even for what is public', async () => {
    const client = sso.signedInAs('nip-belum');
    const answer = await client.ask('{ publicReports { nodes { id } } }');
    expect(answer).toMatchObject({ status: 401, codes: ['IDENTITY_UNLINKED'], errors: [{ message: ERRORS.IDENTITY_UNLINKED.message }] });
    expect(answer.data).toBeUndefined();
    await expect(system.live(client)).rejects.toThrow('IDENTITY_UNLINKED');
  });

  it('is let in with the same token as soon as an administrator has linked them, and is what the registry says', async () => {
    const officer = await onboard(system, 'petugas-sso', 'LIAISON_OFFICER', DESK);
    const client = sso.signedInAs('nip-petugas-sso', {
      kind: 'officer',
      memberships: [{ role: 'LIAISON_OFFICER', agencyCode: 'D-32.71' }],
    });
    expect(await codeOf(client)).toBe('IDENTITY_UNLINKED');
    await link(admin, sso.issuer, officer.id, 'nip-petugas-sso');
    const began = performance.now();
    await opens(client);
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
    const { me } = await client.get<{ me: object }>('{ me { id kind memberships { role agency { code } } identities { issuer } } }');
    expect(me).toEqual({
      id: officer.id,
      kind: 'OFFICER',
      memberships: [{ role: 'LIAISON_OFFICER', agency: { code: DESK } }],
      identities: [{ issuer: sso.issuer.issuer }],
    });
    const exporting = 'mutation ($input: ConfirmationInput!) { exportMyData(confirmation: $input) }';
    const { exportMyData } = await client.get<{ exportMyData: string }>(exporting, { input: { password: PASSWORD } });
    expect(JSON.parse(exportMyData).identities).toMatchObject([{ issuer: sso.issuer.issuer, subject: 'nip-petugas-sso' }]);
    expect((await desk(client, 'D-32.71')).codes).toEqual(['FORBIDDEN']);
    await (await system.live(client)).close();
  });

  it('is out within a second when the link is removed, and in again when it is made anew', async () => {
    const { id, linkId, client } = await linked('petugas-lepas');
    await endsAtOnce(client, () => askToUnlink(admin, { officerId: id, identityId: linkId }), ['IDENTITY_UNLINKED']);
    expect((await askToUnlink(admin, { officerId: id, identityId: linkId })).data).toEqual({ unlinked: false });
    const again = await link(admin, sso.issuer, id, 'nip-petugas-lepas');
    expect(again).not.toBe(linkId);
    await opens(client);
  });

  it('is out within a second when deactivated, hears later what a stranger hears, and is in again when reactivated', async () => {
    const { id, client } = await linked('petugas-nonaktif');
    await endsAtOnce(client, () => run(admin, 'deactivateOfficer', { officerId: id, reason: 'MOVED' }), [
      'TOKEN_REVOKED',
      'IDENTITY_UNLINKED',
    ]);
    const refused = await until('the answer is a stranger’s', async () => {
      const answer = await client.ask('{ __typename }');
      return answer.codes[0] === 'IDENTITY_UNLINKED' && answer;
    });
    expect(refused.text).toBe((await sso.signedInAs('nip-tidak-ada').ask('{ __typename }')).text);
    await run(admin, 'reactivateOfficer', { officerId: id });
    await opens(client);
  });

  it('sees a membership that is given later with the same token, and loses it at once when it is taken', async () => {
    const { id, client } = await linked('petugas-naik', OFFICE);
    expect((await desk(client)).codes).toEqual(['FORBIDDEN']);
    const office = { officerId: id, role: 'LIAISON_OFFICER', agencyCode: DESK, legalRef: LEGAL_REF };
    await run(admin, 'appointOfficer', { ...office, validFrom: today() });
    await opens(client);
    await endsAtOnceDesk(client, () => run(admin, 'endMembership', { ...office, effectiveOn: '2026-01-02' }));
    await opens(client, OFFICE);
  });
  const endsAtOnceDesk = async (client: GraphClient, end: () => Promise<unknown>) => {
    await end();
    const began = performance.now();
    await until('the desk is closed', async () => (await codeOf(client)) === 'FORBIDDEN');
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
  };

  it('goes on while citizens cannot be reached; who was not known yet waits for it', async () => {
    const { client } = await linked('petugas-lanjut');
    const stranger = sso.signedInAs('nip-baru');
    const vault = system.children.citizens.pid()!;
    process.kill(vault, 'SIGSTOP');
    try {
      expect(await codeOf(stranger)).toBe('SUBGRAPH_UNAVAILABLE');
      // Long enough for every answer to have become old.
      const oldAt = performance.now() + 2 * REFRESH_MS;
      while (performance.now() < oldAt) expect((await desk(client)).codes).toEqual([]);
      expect(system.lines.some((line) => line.includes('citizens cannot be asked'))).toBe(true);
      // Another token of the same officer, which was never seen before, is good too.
      expect((await desk(sso.signedInAs('nip-petugas-lanjut'))).codes).toEqual([]);
    } finally {
      process.kill(vault, 'SIGCONT');
    }
    await until('citizens answers', async () => (await codeOf(stranger)) === 'IDENTITY_UNLINKED');
  });

  it('goes on while the sign-in itself is away, with tokens never seen before as well', async () => {
    const { client } = await linked('petugas-mandiri');
    await sso.issuer.goAway();
    try {
      await until('the gateway has noticed', () => system.lines.some((line) => line.includes('keys of an issuer cannot be fetched')));
      expect((await desk(client)).codes).toEqual([]);
      expect((await desk(sso.signedInAs('nip-petugas-mandiri'))).codes).toEqual([]);
    } finally {
      await sso.issuer.comeBack();
    }
  });

  it('is out with every token of a key that the sign-in withdraws, remembered or not', async () => {
    const { client } = await linked('petugas-kunci');
    const next = newIssuerKey('RS256', 'pegawai-2');
    sso.issuer.publish(next);
    try {
      await until('the key is gone', async () => (await codeOf(client)) === 'TOKEN_INVALID');
    } finally {
      sso.issuer.publish(sso.key, next);
    }
    await opens(client);
  });

  it('is nobody by our own issuer’s name, and ours are nobody by theirs', async () => {
    const own = `http://127.0.0.1:${system.ports.citizens}`;
    expect(await codeOf(sso.signedInAs('nip-petugas-sso', { iss: own, aud: 'lapor-gateway', kind: 'officer' }))).toBe('TOKEN_INVALID');
    const { id } = await onboard(system, 'petugas-ganda', 'LIAISON_OFFICER', DESK);
    expect((await askToLink(admin, { officerId: id, issuer: own, subject: id })).codes).toEqual(['INPUT_INVALID']);
  });
});
