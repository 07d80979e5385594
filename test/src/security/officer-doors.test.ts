import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ANONYMOUS, type Role, type Subject } from '@lapor/schema/identity';
import { findTraces } from '../environment/citizen.js';
import { ask, createAccount, idOf, LEGAL_REF, OFFICER_COMMANDS, PASSWORD, run, today } from '../environment/officers.js';
import type { Username } from '../environment/open-system.js';
import { dumpTables } from '../environment/rows.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const DESK = 'D-18.72';
const NAME = 'Wulandari Kusumaningtyas';
const CREATE = 'mutation ($input: CreateOfficerAccountInput!) { createOfficerAccount(input: $input) { id oneTimePassword } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { account { memberships { role } } } }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
const ONE = 'query ($id: ID!) { officer(id: $id) { displayName id } }';
const LIST = 'query ($agencyCode: String!) { officers(agencyCode: $agencyCode) { nodes { id } } }';

describe('officers', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
    const metro = await system.as('admin-metro');
    const { id } = await createAccount(system, metro, 'wulan-metro', NAME);
    await run(metro, 'appointOfficer', appointment(id));
    await run(metro, 'deactivateOfficer', { officerId: id, reason: 'MOVED' });
  });
  afterAll(() => system.stop());

  const appointment = (officerId: string) => ({
    officerId,
    role: 'LIAISON_OFFICER',
    agencyCode: DESK,
    legalRef: LEGAL_REF,
    validFrom: today(),
  });
  const history = (id: string) =>
    system.rows('agencies', `select type from event_log where aggregate_type = 'officer' and aggregate_id = $1`, [id]);

  it.each(['petugas-bogor', 'tidak-pernah-ada'])('are not found out by trying passwords at changePassword: %s', async (username) => {
    const attempt = () => system.anyone.ask(CHANGE, { input: { username, password: 'salah-sekali', newPassword: PASSWORD } });
    const codes: (string | undefined)[] = [];
    for (let count = 0; count < 6; count += 1) codes.push((await attempt()).codes[0]);
    expect(codes).toEqual([...Array(5).fill('SIGN_IN_FAILED'), 'SIGN_IN_DELAYED']);
    expect((await system.anyone.ask(SIGN_IN, { input: { username, password: PASSWORD } })).codes).toEqual(['SIGN_IN_DELAYED']);
  });

  it.each([
    ['anyone', 'UNAUTHENTICATED'],
    ['warga', 'FORBIDDEN'],
    ['petugas-metro', 'FORBIDDEN'],
    ['pimpinan-metro', 'FORBIDDEN'],
    ['pengawas-ombudsman', 'FORBIDDEN'],
    ['pengembang-metro', 'FORBIDDEN'],
    ['admin-bogor', 'FORBIDDEN'],
  ] as const)('are no business of strangers: %s gets %s at every door', async (who, code) => {
    const client = who === 'anyone' ? system.anyone : await system.as(who as Username);
    const officerId = idOf('petugas-metro');
    const whole = {
      ...appointment(officerId),
      effectiveOn: '2026-01-02',
      from: today(),
      to: today(),
      deputyId: idOf('pimpinan-metro'),
      reason: 'MOVED',
    };
    const fields: Record<(typeof OFFICER_COMMANDS)[number], readonly (keyof typeof whole)[]> = {
      appointOfficer: ['officerId', 'role', 'agencyCode', 'legalRef', 'validFrom'],
      endMembership: ['officerId', 'role', 'agencyCode', 'legalRef', 'effectiveOn'],
      setOfficerLeave: ['officerId', 'from', 'to', 'deputyId'],
      endOfficerLeave: ['officerId'],
      deactivateOfficer: ['officerId', 'reason'],
      reactivateOfficer: ['officerId'],
    };
    for (const command of OFFICER_COMMANDS) {
      const input = Object.fromEntries(fields[command].map((field) => [field, whole[field]]));
      expect([command, (await ask(client, command, input)).codes]).toEqual([command, [code]]);
    }
    expect((await client.ask(LIST, { agencyCode: DESK })).codes).toEqual([code]);
    // Another agency's administrator may ask, and is told nothing, whether there is such an officer or not.
    if (who === 'admin-bogor') {
      for (const id of [officerId, randomUUID(), 'x']) expect(await client.get(ONE, { id })).toEqual({ officer: null });
    } else {
      const input = { username: 'orang-lain', fullName: NAME, email: 'orang@dinas-uji.go.id' };
      expect((await client.ask(ONE, { id: officerId })).codes).toEqual([code]);
      expect((await client.ask(CREATE, { input })).codes).toEqual([code]);
    }
    expect(await history(officerId)).toHaveLength(1);
  });

  it('have names for their administrators alone, also for who asks the vault directly', async () => {
    const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Officer { id displayName } } }';
    const { me } = await (await system.as('warga')).get<{ me: { id: string } }>('{ me { id } }');
    const ids = [idOf('petugas-metro'), me.id, randomUUID(), "' or 1=1"];
    const keys = ids.map((id) => ({ __typename: 'Officer', id }));
    const namesFor = async (subject: Subject) => {
      const { data, text } = await askSubgraph<{ _entities: { displayName: string | null }[] }>(
        system,
        'citizens',
        { query, variables: { keys } },
        signFor(system, 'citizens', query, { subject }),
      );
      if (!data) throw new Error(text);
      return data._entities.map(({ displayName }) => displayName);
    };
    const officer = (role: Role, agencyCode: string): Subject => ({
      kind: 'officer',
      id: randomUUID(),
      memberships: [{ role, agencyCode }],
    });
    const [seen, unseen] = [['Pejabat Penghubung Kota Metro', null, null, null], ids.map(() => null)];
    expect(await namesFor(officer('NATIONAL_ADMIN', NATIONAL_DESK))).toEqual(seen);
    expect(await namesFor(officer('AGENCY_ADMIN', DESK))).toEqual(seen);
    for (const stranger of [
      ANONYMOUS,
      { kind: 'citizen', id: randomUUID() } as const,
      { kind: 'officer', id: ids[0]!, memberships: [] } as const,
      officer('NATIONAL_ADMIN', DESK),
      officer('AGENCY_ADMIN', 'D-18.7'),
      officer('AGENCY_ADMIN', 'D-18.72-DLH'),
      officer('AGENCY_LEADER', DESK),
      officer('OVERSEER', 'L-ORI'),
    ])
      expect(await namesFor(stranger)).toEqual(unseen);
  });

  it('are given out by the registry as an entity to their administrators alone', async () => {
    const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Officer { id active } } }';
    const keys = [{ __typename: 'Officer', id: idOf('petugas-metro') }];
    const seenBy = async (subject: Subject) => {
      const identity = signFor(system, 'agencies', query, { subject });
      const { data } = await askSubgraph<{ _entities: (object | null)[] }>(system, 'agencies', { query, variables: { keys } }, identity);
      return data?._entities;
    };
    const admin = (agencyCode: string): Subject => ({
      kind: 'officer',
      id: randomUUID(),
      memberships: [{ role: 'AGENCY_ADMIN', agencyCode }],
    });
    expect(await seenBy(admin(DESK))).toEqual([{ id: idOf('petugas-metro'), active: true }]);
    for (const stranger of [ANONYMOUS, { kind: 'citizen', id: 'c' } as const, admin('D-32.71'), admin('D-18.72-DLH')])
      expect(await seenBy(stranger)).toEqual([null]);
  });

  it('leave no trace of a person in the registry', async () => {
    const dump = await dumpTables((sql) => system.rows('agencies', sql));
    const traces = [...NAME.toLowerCase().split(' '), 'wulan', 'dinas-uji', 'petugas-metro', 'contoh.id', 'siti rahma'];
    const found = [...dump].flatMap(([table, rows]) => rows.flatMap((row) => findTraces(row, traces).map((trace) => ({ table, trace }))));
    expect(found).toEqual([]);
    expect([...dump].find(([table]) => table === 'public.officer')?.[1].length).toBeGreaterThan(8);
    expect(system.lines.filter((line) => findTraces(line, [...traces.slice(0, 2), PASSWORD]).length > 0)).toEqual([]);
  });
});
