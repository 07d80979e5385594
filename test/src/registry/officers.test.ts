import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_OFFICERS } from '@lapor/schema/demo';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { GraphClient } from '../environment/graph-client.js';
import { ask, createAccount, idOf, LEGAL_REF, OFFICER, onboard, PASSWORD, run, signInWith, today } from '../environment/officers.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const DESK = 'D-18.72';
const NAME = 'Wulandari Kusumaningtyas';
const CREATE = 'mutation ($input: CreateOfficerAccountInput!) { createOfficerAccount(input: $input) { id oneTimePassword } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { account { memberships { role } } } }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
const ONE = `query ($id: ID!) { officer(id: $id) { displayName id active memberships { role agency { code } } } }`;
const LIST = `query ($agencyCode: String!, $first: Int, $after: String) {
  officers(agencyCode: $agencyCode, first: $first, after: $after) { nodes ${OFFICER} pageInfo { hasNextPage endCursor } }
}`;

interface Page {
  readonly officers: {
    readonly nodes: readonly { readonly id: string; readonly memberships: readonly { readonly agency: { readonly code: string } }[] }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe('officers', () => {
  let system: TestSystem;
  let metro: GraphClient;
  let national: GraphClient;
  beforeAll(async () => {
    system = await startTestSystem();
    [metro, national] = [await system.as('admin-metro'), await system.as('admin-nasional')];
  });
  afterAll(() => system.stop());

  const appointment = (officerId: string, input: Record<string, unknown> = {}) => ({
    officerId,
    role: 'LIAISON_OFFICER',
    agencyCode: DESK,
    legalRef: LEGAL_REF,
    validFrom: today(),
    ...input,
  });
  const history = (id: string) =>
    system.rows<{ type: string; actor: object; topics: string[] }>(
      'agencies',
      `select type, actor, topics from event_log where aggregate_type = 'officer' and aggregate_id = $1 order by sequence`,
      [id],
    );

  it("come on board by their own agency's administrator, with a password of their own", async () => {
    const input = { username: 'wulan-metro', fullName: NAME, email: 'wulan@dinas-uji.go.id' };
    const { createOfficerAccount: created } = await metro.get<{ createOfficerAccount: { id: string; oneTimePassword: string } }>(CREATE, {
      input,
    });
    const credentials = { username: 'wulan-metro', password: created.oneTimePassword };
    const signIn = (password: string) => system.anyone.ask(SIGN_IN, { input: { ...credentials, password } });
    const change = (newPassword: string) => system.anyone.ask(CHANGE, { input: { ...credentials, newPassword } });
    expect((await signIn(created.oneTimePassword)).codes).toEqual(['PASSWORD_CHANGE_REQUIRED']);
    for (const weak of ['pendek', NAME, 'wulan@dinas-uji.go.id', 'wulan-metro', created.oneTimePassword])
      expect((await change(weak)).codes).toEqual(['INPUT_INVALID']);
    expect((await change(PASSWORD)).data).toEqual({ changePassword: { account: { memberships: [] } } });
    expect((await signIn(created.oneTimePassword)).codes).toEqual(['SIGN_IN_FAILED']);
    expect((await change(PASSWORD)).codes).toEqual(['SIGN_IN_FAILED']);

    expect((await metro.get<{ officer: null }>(ONE, { id: created.id })).officer).toBeNull();
    await run(metro, 'appointOfficer', appointment(created.id));
    await signInWith(system, 'wulan-metro', ['LIAISON_OFFICER@D-18.72']);
    const seen = { id: created.id, active: true, memberships: [{ role: 'LIAISON_OFFICER', agency: { code: DESK } }], displayName: NAME };
    expect(await metro.get(ONE, { id: created.id })).toEqual({ officer: seen });
    expect(await national.get(ONE, { id: created.id })).toEqual({ officer: seen });
    expect(await (await system.as('admin-bogor')).get(ONE, { id: created.id })).toEqual({ officer: null });
    expect(await history(created.id)).toEqual([
      { type: 'OfficerAppointed', actor: { kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: DESK }, topics: ['officers'] },
    ]);
    const [made] = await system.rows<{ actor: object }>(
      'citizens',
      `select actor from event_log where aggregate_id = $1 and type = 'AccountRegistered'`,
      [created.id],
    );
    expect(made?.actor).toEqual({ kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: DESK });
  });

  it('are not made twice under one name or address', async () => {
    const input = { username: 'nama-sama', fullName: NAME, email: 'sama@dinas-uji.go.id' };
    expect((await metro.ask(CREATE, { input })).codes).toEqual([]);
    expect((await metro.ask(CREATE, { input: { ...input, email: 'lain@dinas-uji.go.id' } })).codes).toEqual(['REGISTRATION_REFUSED']);
    expect((await metro.ask(CREATE, { input: { ...input, username: 'nama-lain' } })).codes).toEqual(['REGISTRATION_REFUSED']);
    const { errors } = await metro.ask(CREATE, { input: { username: 'A B', fullName: '', email: 'x' } });
    expect(errors[0]?.extensions.fields?.map(({ field }) => field)).toEqual(['username', 'fullName', 'email']);
  });

  it.each([
    ['outside the own tree', { agencyCode: 'D-32.71' }, 'FORBIDDEN'],
    ['in a role of the nation', { role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }, 'FORBIDDEN'],
    ['in a role of the nation at home', { role: 'NATIONAL_ADMIN' }, 'FORBIDDEN'],
    ['as an overseer at home', { role: 'OVERSEER' }, 'FORBIDDEN'],
    ['in an agency that is none', { agencyCode: 'D-99.99' }, 'AGENCY_UNKNOWN'],
    ['without a decree', { legalRef: ' ' }, 'INPUT_INVALID'],
    ['on a day that is none', { validFrom: '2026-02-30' }, 'INPUT_INVALID'],
    ['by a text that is no id', { officerId: "x'; drop table officer" }, 'INPUT_INVALID'],
  ])("are not appointed by an agency's administrator %s", async (_what, change, code) => {
    const id = randomUUID();
    expect((await ask(metro, 'appointOfficer', appointment(id, change))).codes).toEqual([code]);
    expect(await history(id)).toEqual([]);
  });

  it('do not change themselves, neither directly nor as a deputy', async () => {
    const own = idOf('admin-metro');
    const leave = { officerId: idOf('petugas-metro'), from: today(), to: today(), deputyId: own };
    const answers = [
      await ask(metro, 'appointOfficer', appointment(own)),
      await ask(metro, 'endMembership', {
        officerId: own,
        role: 'AGENCY_ADMIN',
        agencyCode: DESK,
        legalRef: LEGAL_REF,
        effectiveOn: '2026-01-02',
      }),
      await ask(metro, 'deactivateOfficer', { officerId: own, reason: 'MOVED' }),
      await ask(metro, 'setOfficerLeave', { ...leave, officerId: own, deputyId: idOf('petugas-metro') }),
      await ask(metro, 'setOfficerLeave', leave),
      await ask(national, 'appointOfficer', appointment(idOf('admin-nasional'))),
    ];
    expect(answers.map(({ codes }) => codes)).toEqual(answers.map(() => ['FORBIDDEN']));
    expect(await history(own)).toHaveLength(1);
    expect(await history(idOf('petugas-metro'))).toHaveLength(1);
  });

  it("are deactivated by an agency's administrator only when all they hold lies in the own tree", async () => {
    const officer = await onboard(system, 'dua-kota', 'LIAISON_OFFICER', DESK);
    await run(national, 'appointOfficer', appointment(officer.id, { agencyCode: 'D-32.71' }));
    expect((await ask(metro, 'deactivateOfficer', { officerId: officer.id, reason: 'MISUSE' })).codes).toEqual(['FORBIDDEN']);
    expect(await metro.get(ONE, { id: officer.id })).toMatchObject({ officer: { memberships: [{ agency: { code: DESK } }] } });
    const end = { officerId: officer.id, role: 'LIAISON_OFFICER', legalRef: LEGAL_REF, effectiveOn: '2026-01-02' };
    expect((await ask(metro, 'endMembership', { ...end, agencyCode: 'D-32.71' })).codes).toEqual(['FORBIDDEN']);
    expect(await run(metro, 'endMembership', { ...end, agencyCode: DESK })).toMatchObject({ memberships: [] });
    expect(await metro.get(ONE, { id: officer.id })).toEqual({ officer: null });
    const bogor = await system.as('admin-bogor');
    expect(await run(bogor, 'deactivateOfficer', { officerId: officer.id, reason: 'MISUSE' })).toMatchObject({ active: false });
    expect((await ask(bogor, 'deactivateOfficer', { officerId: officer.id, reason: 'MISUSE' })).codes).toEqual(['OFFICER_UNCHANGED']);
    expect((await ask(metro, 'reactivateOfficer', { officerId: officer.id })).codes).toEqual(['FORBIDDEN']);
  });

  it('are for the administrators of a tree a list, page by page, of that tree alone', async () => {
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { officers }: Page = await metro.get<Page>(LIST, { agencyCode: DESK, first: 2, after });
      ids.push(...officers.nodes.map(({ id }) => id));
      for (const { agency } of officers.nodes.flatMap(({ memberships }) => memberships)) expect(agency.code).toMatch(/^D-18\.72(-|$)/);
      ({ hasNextPage: more, endCursor: after } = officers.pageInfo);
    }
    expect(ids).toEqual([...new Set(ids)].sort());
    const known = ['admin-metro', 'petugas-metro', 'pimpinan-metro', 'pengembang-metro'] as const;
    expect(ids).toEqual(expect.arrayContaining(known.map(idOf)));
    expect(ids).not.toContain(idOf('admin-bogor'));
    for (const agencyCode of ['D-32.71', NATIONAL_DESK]) expect((await metro.ask(LIST, { agencyCode })).codes).toEqual(['FORBIDDEN']);
  });

  it('are changed once under one key', async () => {
    const account = await createAccount(system, metro, 'sekali-saja', NAME);
    const input = appointment(account.id, { idempotencyKey: randomUUID() });
    expect(await run(metro, 'appointOfficer', input)).toEqual(await run(metro, 'appointOfficer', input));
    expect(await history(account.id)).toHaveLength(1);
    expect((await ask(metro, 'appointOfficer', { ...input, role: 'AGENCY_ADMIN' })).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('never leave the national desk without anybody', async () => {
    const acting = await onboard(system, 'nasional-sementara', 'AGENCY_LEADER', 'K-PANRB');
    const desk = { role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK } as const;
    await run(national, 'appointOfficer', appointment(acting.id, { ...desk, validTo: '2126-01-01' }));
    const client = await signInWith(system, 'nasional-sementara', ['AGENCY_LEADER@K-PANRB', `NATIONAL_ADMIN@${NATIONAL_DESK}`]);
    const [last, ...others] = DEMO_OFFICERS.filter(({ memberships }) => memberships.some(({ role }) => role === 'NATIONAL_ADMIN'));
    for (const { id } of others) await run(client, 'deactivateOfficer', { officerId: id, reason: 'MOVED' });
    const end = { officerId: last!.id, ...desk, legalRef: LEGAL_REF, effectiveOn: '2026-01-02' };
    expect((await ask(client, 'deactivateOfficer', { officerId: last!.id, reason: 'MOVED' })).codes).toEqual(['LAST_NATIONAL_ADMIN']);
    expect((await ask(client, 'endMembership', end)).codes).toEqual(['LAST_NATIONAL_ADMIN']);
    expect((await ask(client, 'appointOfficer', appointment(last!.id, { ...desk, validTo: '2126-01-01' }))).codes).toEqual([
      'LAST_NATIONAL_ADMIN',
    ]);
    expect(await history(last!.id)).toHaveLength(1);
  });
});
