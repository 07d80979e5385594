import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gatewayConfig } from '@lapor/gateway/config';
import { startGateway } from '@lapor/gateway/gateway';
import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { LoggedEvent } from '@lapor/schema/events';
import { ANONYMOUS, type Role, SUBGRAPHS, type Subject } from '@lapor/schema/identity';
import { OFFICER_IDENTITY_PATH, officerIdentityOperation } from '@lapor/schema/officer-identity';
import { findTraces } from '../environment/citizen.js';
import { createAccount, idOf } from '../environment/officers.js';
import type { Username } from '../environment/open-system.js';
import { dumpTables } from '../environment/rows.js';
import { askToLink, askToUnlink, link, type SystemWithSso, startSystemWithSso, trusting } from '../environment/sso.js';
import { askSubgraph, type Claims, signFor, subgraphUrl } from '../environment/subgraph.js';
import type { TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const NIP = '197709172005012004';
const SYSTEM: Subject = { kind: 'system', name: 'gateway' };

describe('the doors of linked identities', () => {
  let sso: SystemWithSso;
  let system: TestSystem;
  let linkId: string;
  const officerId = idOf('petugas-metro');
  beforeAll(async () => {
    sso = await startSystemWithSso();
    system = sso.system;
    linkId = await link(await system.as('admin-metro'), sso.issuer, officerId, NIP);
    const client = sso.signedInAs(NIP);
    await until('the officer is let in', async () => (await client.ask('{ __typename }')).codes.length === 0);
  });
  afterAll(() => sso?.stop());

  const rowsOfLinks = () => system.rows<{ id: string }>('citizens', 'select id from officer_identity order by id');

  it.each([
    ['anyone', 'UNAUTHENTICATED'],
    ['warga', 'FORBIDDEN'],
    ['petugas-metro', 'FORBIDDEN'],
    ['pimpinan-metro', 'FORBIDDEN'],
    ['pengawas-ombudsman', 'FORBIDDEN'],
    ['pengembang-metro', 'FORBIDDEN'],
    ['admin-bogor', 'FORBIDDEN'],
  ] as const)('are closed to %s, who hears the same of officers that exist and of others', async (who, code) => {
    const client = who === 'anyone' ? system.anyone : await system.as(who as Username);
    const before = await rowsOfLinks();
    for (const id of [officerId, idOf('admin-nasional'), randomUUID(), 'x']) {
      expect((await askToLink(client, { officerId: id, issuer: sso.issuer.issuer, subject: NIP })).codes).toEqual([code]);
      expect((await askToLink(client, { officerId: id, issuer: 'x', subject: '' })).codes).toEqual([code]);
      expect((await askToUnlink(client, { officerId: id, identityId: linkId })).codes).toEqual([code]);
    }
    expect(await rowsOfLinks()).toEqual(before);
  });

  it('are closed to administrators for themselves, for those above them and for whoever holds nothing', async () => {
    const [metro, national] = [await system.as('admin-metro'), await system.as('admin-nasional')];
    const { id: fresh } = await createAccount(system, metro, 'petugas-polos', 'Petugas Tanpa Hak');
    const tries = [
      [metro, idOf('admin-metro')],
      [metro, idOf('admin-nasional')],
      [metro, fresh],
      [national, idOf('admin-nasional')],
    ] as const;
    for (const [client, id] of tries)
      expect((await askToLink(client, { officerId: id, issuer: sso.issuer.issuer, subject: 'x' })).codes).toEqual(['FORBIDDEN']);
    expect((await askToLink(national, { officerId: fresh, issuer: sso.issuer.issuer, subject: 'polos' })).codes).toEqual([]);
    for (const id of [randomUUID(), 'x'])
      expect((await askToLink(national, { officerId: id, issuer: sso.issuer.issuer, subject: 'x' })).codes).toEqual(['OFFICER_UNKNOWN']);
  });

  it('say that an identity is taken, and not whose it is; and name no value that was written', async () => {
    const metro = await system.as('admin-metro');
    const taken = await askToLink(metro, { officerId: idOf('pimpinan-metro'), issuer: sso.issuer.issuer, subject: NIP });
    expect(taken.codes).toEqual(['IDENTITY_TAKEN']);
    expect(taken.text).not.toContain(officerId);
    const wrong = await askToLink(metro, { officerId, issuer: 'rahasia-1', subject: ' rahasia-2' });
    expect(wrong.errors[0]!.extensions.fields!.map(({ field }) => field)).toEqual(['issuer', 'subject']);
    expect(wrong.text).not.toContain('rahasia');
    expect((await askToUnlink(metro, { officerId: idOf('pimpinan-metro'), identityId: linkId })).data).toEqual({ unlinked: false });
    expect((await askToUnlink(metro, { officerId, identityId: 'x' })).data).toEqual({ unlinked: false });
  });

  it('show the links of an officer, without who that is there, to the officer’s administrators alone', async () => {
    const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Officer { id identities { id issuer } } } }';
    const keys = [officerId, idOf('pimpinan-metro'), randomUUID(), 'x'].map((id) => ({ __typename: 'Officer', id }));
    const seenBy = async (subject: Subject) => {
      const identity = signFor(system, 'citizens', query, { subject });
      const { data, text } = await askSubgraph<{ _entities: { identities: object[] | null }[] }>(
        system,
        'citizens',
        { query, variables: { keys } },
        identity,
      );
      if (!data) throw new Error(text);
      return data._entities.map(({ identities }) => identities);
    };
    const officer = (role: Role, agencyCode: string): Subject => ({
      kind: 'officer',
      id: randomUUID(),
      memberships: [{ role, agencyCode }],
    });
    const seen = [[{ id: linkId, issuer: sso.issuer.issuer }], [], null, null];
    expect(await seenBy(officer('NATIONAL_ADMIN', NATIONAL_DESK))).toEqual(seen);
    expect(await seenBy(officer('AGENCY_ADMIN', 'D-18.72'))).toEqual(seen);
    const strangers = [
      ANONYMOUS,
      SYSTEM,
      { kind: 'citizen', id: randomUUID() } as const,
      { kind: 'officer', id: officerId, memberships: [{ role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' }] } as const,
      officer('AGENCY_ADMIN', 'D-18.7'),
      officer('AGENCY_ADMIN', 'D-18.72-DLH'),
      officer('OVERSEER', 'L-ORI'),
    ];
    for (const stranger of strangers) expect(await seenBy(stranger)).toEqual([null, null, null, null]);
  });

  const question = JSON.stringify({ issuer: 'x', subject: NIP });
  const askWho = (body: string, claims: Claims | null = {}, method = 'POST') =>
    fetch(`${subgraphUrl(system, 'citizens')}${OFFICER_IDENTITY_PATH}`, {
      method,
      headers: claims
        ? { 'lapor-identity': signFor(system, 'citizens', officerIdentityOperation(body), { subject: SYSTEM, ...claims }) }
        : {},
      ...(method === 'GET' ? {} : { body }),
    });

  it('tell the gateway itself whose an identity is', async () => {
    const answer = await askWho(JSON.stringify({ issuer: sso.issuer.issuer, subject: NIP }));
    expect(await answer.json()).toMatchObject({ officer: { linkId, officerId, entry: { id: officerId } } });
    expect(await (await askWho(question)).json()).toEqual({ officer: null });
  });

  it.each<[string, Claims | null]>([
    ['whoever shows no identity', null],
    ['a citizen through the gateway', { subject: { kind: 'citizen', id: 'c' } }],
    [
      'a national administrator through the gateway',
      { subject: { kind: 'officer', id: 'o', memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }] } },
    ],
    ['nobody through the gateway', { subject: ANONYMOUS }],
    ['another process', { subject: { kind: 'system', name: 'reports' } }],
    ['an identity for another question', { operation: officerIdentityOperation('{}') }],
    ['an identity for the feed', { operation: 'GET /feed' }],
    ['an identity for another subgraph', { audience: 'reports' }],
    ['an identity of before', { signedAt: Date.now() - 60_000 }],
    ['another issuer', { issuer: 'reports' }],
    ['a made-up key', { secret: Buffer.alloc(32).toString('base64url') }],
  ])('tell nothing to %s', async (_who, claims) => {
    const answer = await askWho(question, claims);
    expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining('GATEWAY_IDENTITY_REQUIRED')]);
  });

  it.each([
    ['no JSON', 'x', 400],
    ['no subject', '{"issuer":"x"}', 400],
    ['a subject that is none', '{"issuer":"x","subject":["a"]}', 400],
    ['more than a question', `{"issuer":"x","subject":"${'x'.repeat(5_000)}"}`, 413],
  ])('tell nothing for %s', async (_what, body, status) => expect((await askWho(body)).status).toBe(status));

  it('tell the feed which links there are, and neither whose nor who that is there', async () => {
    const headers = { 'lapor-identity': signFor(system, 'citizens', 'GET /feed', { subject: SYSTEM }) };
    const { events } = (await (await fetch(`${subgraphUrl(system, 'citizens')}/feed`, { headers })).json()) as { events: LoggedEvent[] };
    const told = events.filter(({ aggregateType }) => aggregateType === 'identityLink');
    expect(told.find(({ payload }) => payload.linkId === linkId)).toMatchObject({ type: 'IdentityLinked', payload: { linkId } });
    expect(events.some(({ type }) => type.startsWith('OfficerIdentity'))).toBe(false);
    expect(findTraces(JSON.stringify(events), [officerId, NIP])).toEqual([]);
  });

  it('leave the subject in no table, no event and no line of a log', async () => {
    const traces = [NIP, Buffer.from(NIP).toString('hex'), Buffer.from(NIP).toString('base64').replaceAll('=', '')];
    for (const database of SUBGRAPHS) {
      const dump = await dumpTables((sql) => system.rows(database, sql));
      expect([...dump].flatMap(([table, rows]) => rows.flatMap((row) => findTraces(row, traces).map(() => table)))).toEqual([]);
    }
    expect(system.lines.length).toBeGreaterThan(0);
    expect(system.lines.filter((line) => findTraces(line, traces).length > 0)).toEqual([]);
  });

  it('are not opened at all by a gateway that is told to trust our own issuer as another one', async () => {
    const file = `${system.dataFolder}/own.json`;
    const own = 'https://masuk.lapor.test';
    await writeFile(file, JSON.stringify({ issuers: [{ ...trusting(sso.issuer), issuer: own, maxAgeSeconds: 3_601 }] }));
    const key = `k:${Buffer.alloc(32, 1).toString('base64url')}`;
    const config = readConfig(gatewayConfig, {
      PORT: '0',
      SUPERGRAPH_FILE: new URL('../../../schema/supergraph.graphql', import.meta.url).pathname,
      IDENTITY_SIGNING_KEYS: `reports=${key},agencies=${key},citizens=${key}`,
      TRUSTED_ISSUERS: `${own}=${own}/jwks.json`,
      SSO_ISSUERS_FILE: file,
    });
    await expect(startGateway(config, createLog('test', 'silent'))).rejects.toThrow(/our own issuer.*\n.*TOKEN_LIFETIME_SECONDS/);
    expect(() => readConfig(gatewayConfig, { SSO_ISSUERS_FILE: `${file}.missing` })).toThrow(
      /SSO_ISSUERS_FILE: the file cannot be read \(ENOENT\)/,
    );
    await rm(file);
  });
});
