import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphClient } from '../environment/graph-client.js';
import type { Username } from '../environment/open-system.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const DECREE = { legalRef: 'Perda Kota Metro Nomor 3 Tahun 2026', effectiveOn: '2026-01-02' };
const AGENCY = 'code name shortName active validFrom parent { code }';

/** A valid registration of an office of Kota Metro. */
const office = <Input extends object = object>(input = {} as Input) => ({
  code: `D-18.72-U${Math.floor(Math.random() * 1e9)}`,
  name: 'Dinas Perpustakaan dan Kearsipan',
  shortName: 'Disperpusip',
  type: 'PERANGKAT_DAERAH',
  parentCode: 'D-18.72',
  regionCode: '18.72',
  ...DECREE,
  ...input,
});

describe('the registry is changed', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  const register = (client: GraphClient, input: Record<string, unknown>) =>
    client.ask(`mutation ($input: RegisterAgencyInput!) { registerAgency(input: $input) { ${AGENCY} } }`, { input });
  const rename = (client: GraphClient, input: Record<string, unknown>) =>
    client.ask(`mutation ($input: RenameAgencyInput!) { renameAgency(input: $input) { ${AGENCY} } }`, { input });
  const history = (code: string) =>
    system.rows<{ type: string; actor: object; decree: object }>(
      'agencies',
      `select type, actor, payload->'decree' as decree from event_log where aggregate_type = 'agency' and aggregate_id = $1 order by sequence`,
      [code],
    );

  it('by an administrator of the agency itself: a new office, with the decree in its history, is a desk for reports at once', async () => {
    const admin = await system.as('admin-metro');
    const input = office();
    const { data, errors } = await register(admin, input);
    expect(errors).toEqual([]);
    expect(data?.registerAgency).toEqual({
      code: input.code,
      name: 'Dinas Perpustakaan dan Kearsipan',
      shortName: 'Disperpusip',
      active: true,
      validFrom: DECREE.effectiveOn,
      parent: { code: 'D-18.72' },
    });
    await rename(admin, { code: input.code, name: 'Dinas Perpustakaan', ...DECREE });
    const actor = { kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' };
    expect(await history(input.code)).toEqual([
      { type: 'AgencyRegistered', actor, decree: DECREE },
      { type: 'AgencyRenamed', actor, decree: DECREE },
    ]);
    const known = await until('reports knows the office by its new name', async () => {
      const [row] = await system.rows<{ name: string; path: string[] }>(
        'reports',
        `select name, path from agency_projection where code = $1 and name = 'Dinas Perpustakaan'`,
        [input.code],
      );
      return row;
    });
    expect(known.path).toEqual(['D-18.72', input.code]);
  });

  it.each([
    ['warga', 'FORBIDDEN'],
    ['petugas-metro', 'FORBIDDEN'],
    ['pimpinan-metro', 'FORBIDDEN'],
    ['admin-bogor', 'FORBIDDEN'],
    ['pengawas-ombudsman', 'FORBIDDEN'],
  ] as const)('by nobody else: %s gets %s and nothing is written', async (username: Username, code) => {
    const input = office();
    const client = await system.as(username);
    const answers = [await register(client, input), await rename(client, { code: 'D-18.72', name: 'Direbut', ...DECREE })];
    for (const { errors } of answers) expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await history(input.code)).toEqual([]);
    expect((await history('D-18.72')).length).toBe(1);
  });

  it('by nobody who has not signed in', async () => {
    expect((await register(system.anyone, office())).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('only at the top by the national administrators', async () => {
    const input = office({ code: 'L-BADANBARU', type: 'LPNK', parentCode: null, regionCode: null });
    expect((await register(await system.as('admin-metro'), input)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await register(await system.as('admin-nasional'), input)).errors).toEqual([]);
  });

  it('once under one key, and not at all under a key that was used for something else', async () => {
    const admin = await system.as('admin-metro');
    const input = office({ idempotencyKey: randomUUID() });
    const [first, again] = [await register(admin, input), await register(admin, input)];
    expect(again).toEqual(first);
    expect(await history(input.code)).toHaveLength(1);
    const other = await register(admin, office({ idempotencyKey: input.idempotencyKey }));
    expect(other.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  });

  it('to one winner when the same code is registered by two at once', async () => {
    const [metro, national] = [await system.as('admin-metro'), await system.as('admin-nasional')];
    const input = office();
    const answers = await Promise.all([register(metro, input), register(national, input)]);
    const codes = answers.flatMap(({ errors }) => errors.map((error) => error.extensions?.code));
    expect(codes).toEqual(['AGENCY_CODE_TAKEN']);
    expect(await history(input.code)).toHaveLength(1);
  });

  it.each([
    ['an unknown parent', { parentCode: 'D-99.99', code: 'D-99.99-X1' }, 'AGENCY_UNKNOWN'],
    ['an unknown region', { regionCode: '99.99' }, 'REGION_UNKNOWN'],
    ['a code that is no code', { code: "D-18.72-x'; drop table agency" }, 'INPUT_INVALID'],
    ['a decree of the next century', { effectiveOn: '2126-01-01' }, 'INPUT_INVALID'],
    ['a decree without a name', { legalRef: ' ' }, 'INPUT_INVALID'],
    ['a key that is too short', { idempotencyKey: 'x' }, 'INPUT_INVALID'],
  ])('not at all with %s', async (_what, change, code) => {
    const input = office(change);
    expect((await register(await system.as('admin-nasional'), input)).errors).toMatchObject([{ extensions: { code } }]);
    expect(await history(input.code)).toEqual([]);
  });

  it('for good: a restart of the registry does not put the delivered names back', async () => {
    const admin = await system.as('admin-nasional');
    await rename(admin, { code: 'D-18.71', name: 'Pemerintah Kota Bandar Lampung Baru', shortName: null, ...DECREE });
    await system.children.agencies.crash();
    const { agency } = await until('the registry answers again', () =>
      system.anyone.get<{ agency: { name: string } }>('{ agency(code: "D-18.71") { name } }'),
    );
    expect(agency.name).toBe('Pemerintah Kota Bandar Lampung Baru');
  });
});
