import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toReporterKey } from '@lapor/kit/reporter-secret';
import { sealGrant } from '@lapor/kit/reveal-grant';
import { readReferencePrivateKey, sealReference } from '@lapor/kit/sealed-reference';
import type { Subject } from '@lapor/schema/identity';
import { findTraces, PASSWORD, type RegisteredCitizen, registerCitizen, tracesOf } from '../environment/citizen.js';
import { latestCode, WAITING_MESSAGES } from '../environment/codes.js';
import { filing } from '../environment/journey.js';
import { dumpTables } from '../environment/rows.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const CORRECT = 'mutation ($input: CorrectMyDataInput!) { correctMyData(input: $input) { displayName nik hasAddress } }';
const EXPORT = 'mutation ($c: ConfirmationInput!) { exportMyData(confirmation: $c) }';
const DELETE = 'mutation ($c: ConfirmationInput!) { requestDeletion(confirmation: $c) { deletion { executeAfter holds { reason } } } }';
const HOLD = 'mutation ($input: PlaceLegalHoldInput!) { id: placeLegalHold(input: $input) }';
const FILE = 'mutation ($input: FileReportInput!) { report: fileReport(input: $input) { id version } }';
const REVEAL =
  'mutation ($input: RevealIdentityInput!) { revealIdentity(input: $input) { pending revealedReporter { displayName email } } }';
const REDEEM = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on RevealedReporter { displayName } } }';
const CONSENTS = 'consents { purpose version withdrawnAt }';
const WITH_PASSWORD = { c: { password: PASSWORD } };

describe('somebody’s rights to their data', () => {
  let system: TestSystem;
  let number = 0;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: WAITING_MESSAGES });
  });
  afterAll(() => system.stop());

  const newCitizen = () => {
    number += 1;
    const person = { email: `hak${number}@surel-uji.id`, phone: `0813900020${10 + number}`, nik: '3578015707910004' };
    return registerCitizen(system, { fullName: 'Kirsanti Maheswari', ...person });
  };
  const signIn = async (username: string) =>
    (await system.anyone.ask('mutation ($i: SignInInput!) { signIn(input: $i) { expiresAt } }', { i: { username, password: PASSWORD } }))
      .codes;
  const askAs = <Data>(subject: Subject, query: string, variables: Record<string, unknown>) =>
    askSubgraph<Data>(system, 'citizens', { query, variables }, signFor(system, 'citizens', query, { subject }));
  const eventsOf = async ({ accountId }: RegisteredCitizen) =>
    system.rows<{ type: string; payload: object }>(
      'citizens',
      'select type, payload from event_log where aggregate_id = $1 order by sequence',
      [accountId],
    );

  it('let them correct it, by password or code', async () => {
    const citizen = await newCitizen();
    const correct = (input: object) => citizen.client.ask(CORRECT, { input });
    expect((await correct({ fullName: 'Kirsanti M.' })).codes).toEqual(['INPUT_INVALID']);
    expect((await correct({ fullName: 'Kirsanti M.', password: 'bukan-sandi-ini' })).codes).toEqual(['CONFIRMATION_FAILED']);
    expect((await correct({ fullName: '<b>', nik: '1', password: PASSWORD })).codes).toEqual(['INPUT_INVALID']);
    const first = await correct({ fullName: 'Kirsanti M.', address: 'Jalan Melati 7, Metro', password: PASSWORD });
    expect(first.data).toEqual({ correctMyData: { displayName: 'Kirsanti M.', nik: '************0004', hasAddress: true } });
    await citizen.client.ask('mutation { requestConfirmationCode(kind: EMAIL) { expiresAt } }');
    const second = await correct({ nik: '3578015707910005', code: await latestCode(system, citizen.accountId) });
    expect(second.data).toMatchObject({ correctMyData: { nik: '************0005' } });
    expect((await eventsOf(citizen)).filter(({ type }) => type === 'PersonCorrected').map(({ payload }) => payload)).toEqual([
      { fields: ['FULL_NAME', 'ADDRESS'] },
      { fields: ['NIK'] },
    ]);
  });

  it('let them take all of it with them, in one file, when they show who they are', async () => {
    const citizen = await newCitizen();
    expect((await system.anyone.ask(EXPORT, WITH_PASSWORD)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await citizen.client.ask(EXPORT, { c: {} })).codes).toEqual(['INPUT_INVALID']);
    expect((await citizen.client.ask(EXPORT, { c: { password: PASSWORD, code: '123456' } })).codes).toEqual(['INPUT_INVALID']);
    const { exportMyData } = await citizen.client.get<{ exportMyData: string }>(EXPORT, WITH_PASSWORD);
    expect(JSON.parse(exportMyData)).toMatchObject({
      format: 'lapor-my-data/1',
      account: { id: citizen.accountId, pseudonym: citizen.citizenId, kind: 'CITIZEN', verified: {} },
      person: {
        FULL_NAME: 'Kirsanti Maheswari',
        EMAIL: citizen.person.email,
        PHONE: `+62${citizen.person.phone.slice(1)}`,
        NIK: '3578015707910004',
      },
      history: [{ type: 'AccountRegistered' }, { type: 'DataExported' }],
    });
  });

  it('let them agree to a text and withdraw it', async () => {
    const { client } = await newCitizen();
    const { consentTexts } = await client.get<{ consentTexts: { purpose: string; version: string; text: string }[] }>(
      '{ consentTexts { purpose version text legalRef } }',
    );
    expect(consentTexts.map(({ purpose }) => purpose)).toEqual(['NOTIFICATION', 'SURVEY']);
    const give = `mutation ($input: GiveConsentInput!) { answer: giveConsent(input: $input) { ${CONSENTS} } }`;
    expect((await client.ask(give, { input: { purpose: 'SURVEY', version: '99' } })).codes).toEqual(['INPUT_INVALID']);
    const given = { answer: { consents: [{ purpose: 'SURVEY', version: '1', withdrawnAt: null }] } };
    for (let twice = 0; twice < 2; twice += 1)
      expect(await client.get(give, { input: { purpose: 'SURVEY', version: '1' } })).toEqual(given);
    const withdraw = `mutation { answer: withdrawConsent(purpose: "SURVEY") { ${CONSENTS} } }`;
    const withdrawn = await client.get<{ answer: { consents: { withdrawnAt: string }[] } }>(withdraw);
    expect(withdrawn.answer.consents[0]?.withdrawnAt).toBeTruthy();
    expect(await client.get(withdraw)).toEqual(withdrawn);
  });

  it('let them be deleted: not before the time to take it back, and not while the law holds them', async () => {
    const [citizen, admin] = [await newCitizen(), await system.as('admin-nasional')];
    const hold = { citizenId: citizen.citizenId, reason: 'LEGAL_PROCEEDINGS', legalReference: 'LP/12/2026' };
    const { id } = await admin.get<{ id: string }>(HOLD, { input: hold });
    const { requestDeletion } = await citizen.client.get<{ requestDeletion: { deletion: { executeAfter: string; holds: object[] } } }>(
      DELETE,
      WITH_PASSWORD,
    );
    expect(requestDeletion.deletion.holds).toEqual([{ reason: 'LEGAL_PROCEEDINGS' }]);
    expect(Date.parse(requestDeletion.deletion.executeAfter) - Date.now()).toBeGreaterThan(2.9 * 86_400_000);

    const other = await newCitizen();
    await other.client.get(DELETE, WITH_PASSWORD);
    const due = "update deletion_request set execute_after = now() - interval '1 second' where account_id = any($1)";
    await system.rows('citizens', due, [[citizen.accountId, other.accountId]]);
    const isGone = async ({ accountId }: RegisteredCitizen) =>
      (await system.rows('citizens', 'select 1 from account where id = $1 and deleted_at is not null', [accountId])).length > 0;
    await until('the person is gone', () => isGone(other));
    // The other one's was carried out in the same rounds: this one was passed over.
    expect(await isGone(citizen)).toBe(false);
    expect(await signIn(citizen.person.email)).toEqual([]);
    expect((await admin.ask('mutation ($id: ID!) { liftLegalHold(id: $id) }', { id })).codes).toEqual([]);
    await until('the person is gone', () => isGone(citizen));

    for (const table of ['data_key', 'sealed_field', 'blind_index', 'message', 'one_time_code'])
      expect(await system.rows('citizens', `select 1 from ${table} where account_id = $1`, [citizen.accountId])).toEqual([]);
    expect(await signIn(citizen.person.email)).toEqual(['SIGN_IN_FAILED']);
    const isSignedOut = async () => (await citizen.client.ask('{ me { id } }')).codes.join() === 'TOKEN_REVOKED';
    await until('the person is signed out', isSignedOut, 1_500);
    expect((await citizen.client.ask(EXPORT, WITH_PASSWORD)).codes).toEqual(['TOKEN_REVOKED']);
    expect((await eventsOf(citizen)).map(({ type }) => type)).toEqual(['AccountRegistered', 'DeletionRequested', 'PersonDeleted']);
    // The address is free again, for an account that has nothing to do with the former one.
    expect((await registerCitizen(system, citizen.person)).citizenId).not.toBe(citizen.citizenId);
  });

  it('let them take the request back', async () => {
    const { client } = await newCitizen();
    await client.get(DELETE, WITH_PASSWORD);
    expect(await client.get('mutation { cancelDeletion { deletion { executeAfter } } }')).toEqual({ cancelDeletion: { deletion: null } });
  });

  it('are not an officer’s way to end an account', async () => {
    const officer = await system.as('petugas-metro');
    expect((await officer.ask(DELETE, { c: { password: system.secrets.demoPassword } })).codes).toEqual(['FORBIDDEN']);
  });

  it('show them which office has looked at who they are, and why; each reveal once, and only what was given', async () => {
    const citizen = await newCitizen();
    const { report } = await citizen.client.get<{ report: { id: string; version: number } }>(FILE, { input: filing({ anonymous: true }) });
    const reason = `Perlu menghubungi ${citizen.person.fullName} di lapangan`;
    const input = { reportId: report.id, expectedVersion: report.version, idempotencyKey: randomUUID(), reason };
    const admin = await system.as('admin-nasional');
    const { revealIdentity } = await admin.get<{ revealIdentity: object }>(REVEAL, { input });
    expect(revealIdentity).toMatchObject({
      revealedReporter: { displayName: citizen.person.fullName, email: expect.stringContaining('***') },
    });
    const { me } = await citizen.client.get<{ me: object }>('{ me { identityAccesses { reportId role agencyCode reason } } }');
    expect(me).toEqual({ identityAccesses: [{ reportId: report.id, role: 'NATIONAL_ADMIN', agencyCode: 'K-PANRB-SP4N', reason }] });
    expect((await eventsOf(citizen)).filter(({ type }) => type === 'IdentityAccessed')).toEqual([
      { type: 'IdentityAccessed', payload: {} },
    ]);
    const dump = await dumpTables((sql) => system.rows('citizens', sql));
    expect(dump.get('public.identity_access')?.filter((row) => findTraces(row, tracesOf(citizen.person)).length > 0)).toEqual([]);
  });

  it('are not given for a grant that is another’s, changed or made up, and nothing is written of it', async () => {
    const citizen = await newCitizen();
    const key = toReporterKey(Buffer.from(system.secrets.reporterKey, 'base64url'));
    const { publicKey } = readReferencePrivateKey(system.secrets.vaultReferenceKey)!;
    const reportId = randomUUID();
    const officerId = randomUUID();
    const grant = {
      revealId: randomUUID(),
      reportId,
      officerId,
      role: 'NATIONAL_ADMIN',
      agencyCode: 'K-PANRB-SP4N',
      reason: 'Menghubungi pelapor',
      reference: sealReference(publicKey, citizen.citizenId, reportId),
    } as const;
    const officer: Subject = { kind: 'officer', id: officerId, memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: 'K-PANRB-SP4N' }] };
    const redeem = async (subject: Subject, sealed: string) => {
      const keys = [{ __typename: 'RevealedReporter', grant: sealed }];
      return (await askAs<{ _entities: [{ displayName: string } | null] }>(subject, REDEEM, { keys })).data!._entities[0];
    };
    const right = sealGrant(key, grant, new Date());
    for (const stranger of [
      { kind: 'anonymous' },
      { kind: 'citizen', id: officerId },
      { kind: 'system', name: 'reports' },
      { ...officer, id: randomUUID() },
    ] as const)
      expect(await redeem(stranger, right)).toBeNull();
    const wrong = [
      'x',
      `${right.slice(0, -2)}AA`,
      sealGrant(toReporterKey(Buffer.alloc(32, 1)), grant, new Date()),
      sealGrant(key, grant, new Date(Date.now() - 121_000)),
      sealGrant(key, { ...grant, reportId: randomUUID() }, new Date()),
      sealGrant(key, { ...grant, reference: sealReference(publicKey, randomUUID(), reportId) }, new Date()),
    ];
    for (const sealed of wrong) expect(await redeem(officer, sealed)).toBeNull();
    expect(await system.rows('citizens', 'select 1 from identity_access where report_id = $1', [reportId])).toEqual([]);
    for (let twice = 0; twice < 2; twice += 1) expect(await redeem(officer, right)).toEqual({ displayName: citizen.person.fullName });
    expect(await system.rows('citizens', 'select 1 from identity_access where report_id = $1', [reportId])).toHaveLength(1);
  });

  it('are held up by national administrators and by reports alone, without a word on who exists', async () => {
    const input = { citizenId: randomUUID(), reason: 'AUDIT', legalReference: 'Surat 7/2026' };
    const admin = await system.as('admin-nasional');
    expect((await admin.ask(HOLD, { input })).codes).toEqual([]);
    expect((await askAs({ kind: 'system', name: 'reports' }, HOLD, { input: { ...input, reason: 'OPEN_REPORT' } })).codes).toEqual([]);
    for (const wrong of [{ citizenId: 'x' }, { reason: 'X' }, { legalReference: '' }, { endsAt: '2020-01-01T00:00:00Z' }])
      expect((await admin.ask(HOLD, { input: { ...input, ...wrong } })).codes).toEqual(['INPUT_INVALID']);
    for (const username of ['admin-metro', 'petugas-metro', 'pengawas-ombudsman', 'warga'] as const)
      expect((await (await system.as(username)).ask(HOLD, { input })).codes).toEqual(['FORBIDDEN']);
    expect((await system.anyone.ask(HOLD, { input })).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('end by rules that are rows: what has outlived its rule is taken away, and told', async () => {
    const { accountId } = await newCitizen();
    const id = randomUUID();
    await system.rows(
      'citizens',
      `insert into consent (id, account_id, purpose, version, given_at, withdrawn_at)
       values ($1, $2, 'SURVEY', '1', now() - interval '2000 days', now() - interval '1900 days')`,
      [id, accountId],
    );
    await until(
      'the consent is gone',
      async () => (await system.rows('citizens', 'select 1 from consent where id = $1', [id])).length === 0,
    );
    const told = await system.rows<{ payload: object }>('citizens', "select payload from event_log where type = 'RetentionApplied'");
    expect(told.map(({ payload }) => payload)).toContainEqual({
      subject: 'WITHDRAWN_CONSENT',
      days: 1825,
      legalRef: 'UU 27/2022 Pasal 24',
      count: 1,
    });
  });
});
