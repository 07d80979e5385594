import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { GraphClient } from '../environment/graph-client.js';
import { csv, importTable } from '../environment/imports.js';
import { createAccount, idOf, onboard, run, signInWith } from '../environment/officers.js';
import { beginOwnTime } from '../environment/own-time.js';
import { DECREE } from '../environment/registry.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { fingerprint } from '../faults/unchanged.js';

const COLUMNS = 'officerId,role,agencyCode,validFrom,validTo';
const METRO = 'D-18.72';
const NAME = 'Wulandari Kusumaningtyas';
const officers = (...rows: readonly string[]) => csv(COLUMNS, ...rows);
const liaison = (id: string, agencyCode = METRO, validTo = '') => `${id},LIAISON_OFFICER,${agencyCode},2026-01-02,${validTo}`;

describe('a table of officers', () => {
  let system: TestSystem;
  let metro: GraphClient;
  beforeAll(async () => {
    // The largest table takes seconds on a busy machine; how long the gateway waits is not what is tested here.
    system = await startTestSystem({ overrides: { gateway: { SUBGRAPH_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '60000' } } });
    metro = await system.as('admin-metro');
  });
  afterAll(() => system?.stop());

  const history = (id: string) =>
    system.rows<{ type: string; actor: object; payload: Record<string, unknown>; topics: string[] }>(
      'agencies',
      `select type, actor, payload, topics from event_log where aggregate_type = 'officer' and aggregate_id = $1 order by sequence`,
      [id],
    );
  const load = (table: string, input: Record<string, unknown> = {}) => importTable(metro, 'OFFICERS', table, input);

  it('appoints accounts by the rules of a single appointment, with one event for each, and changes nothing the second time', async () => {
    const account = await createAccount(system, metro, 'impor-satu', NAME);
    const table = officers(liaison(account.id), `${account.id},AGENCY_LEADER,${METRO}-DLH,2026-01-02,2126-01-01`, liaison(randomUUID()));
    const before = await fingerprint(system, 'agencies');
    expect((await load(table, { dryRun: true })).data?.importRegistry).toMatchObject({ dryRun: true, rows: 3, added: 3, problems: [] });
    expect(await fingerprint(system, 'agencies')).toBe(before);
    expect((await load(table)).data?.importRegistry).toMatchObject({ added: 3, changed: 0, unchanged: 0 });
    await signInWith(system, 'impor-satu', [`LIAISON_OFFICER@${METRO}`, `AGENCY_LEADER@${METRO}-DLH`]);
    const told = await history(account.id);
    const actor = { kind: 'OFFICER', role: 'AGENCY_ADMIN', agencyCode: METRO };
    expect(told).toMatchObject([
      { type: 'OfficerAppointed', actor, topics: ['officers'], payload: { memberships: [{ agencyCode: METRO }], decree: DECREE } },
      { type: 'OfficerAppointed', actor, topics: ['officers'], payload: { memberships: [{}, { agencyCode: `${METRO}-DLH` }] } },
    ]);
    const after = await fingerprint(system, 'agencies');
    expect((await load(table)).data?.importRegistry).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(await fingerprint(system, 'agencies')).toBe(after);
  });

  it('tells every problem with its place, and is not imported at all with one', async () => {
    const gone = await onboard(system, 'impor-nonaktif', 'LIAISON_OFFICER', METRO);
    await run(metro, 'deactivateOfficer', { officerId: gone.id, reason: 'MOVED' });
    const good = randomUUID();
    const wrong = officers(
      liaison(good),
      liaison(idOf('admin-metro')),
      liaison(gone.id),
      liaison(randomUUID(), 'D-99.99'),
      `${randomUUID()},KEPALA,${METRO},2026-01-02,`,
      liaison(randomUUID(), METRO, '2026-01-02'),
      liaison(good),
    );
    const problems = [
      { line: 3, column: 1, field: 'officerId', code: 'FORBIDDEN' },
      { line: 4, column: 1, field: 'officerId', code: 'OFFICER_INACTIVE' },
      { line: 5, column: 3, field: 'agencyCode', code: 'AGENCY_UNKNOWN' },
      { line: 6, column: 2, field: 'role', code: 'INPUT_INVALID' },
      { line: 7, column: 5, field: 'validTo', code: 'INPUT_INVALID' },
      { line: 8, column: 1, field: 'officerId', code: 'INPUT_INVALID' },
    ];
    const before = await fingerprint(system, 'agencies');
    expect((await load(wrong, { dryRun: true })).data?.importRegistry).toMatchObject({ added: 1, problems });
    expect((await load(wrong)).errors).toMatchObject([{ extensions: { code: 'IMPORT_INVALID', problems } }]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
    expect(await history(good)).toEqual([]);
  });

  it.each([
    ['an office of another tree', officers(liaison(randomUUID()), liaison(randomUUID(), 'D-32.71')), 'FORBIDDEN', {}],
    ['the role of the nation', officers(`${randomUUID()},NATIONAL_ADMIN,${NATIONAL_DESK},2026-01-02,`), 'FORBIDDEN', {}],
    ['an overseer at home', officers(liaison(randomUUID()), `${randomUUID()},OVERSEER,${METRO},2026-01-02,`), 'FORBIDDEN', {}],
    ['semicolons', officers(liaison(randomUUID())).replaceAll(',', ';'), 'CSV_SEPARATOR_INVALID', { line: 1, column: 10 }],
    ['Windows-1252', officers(`\u0093x\u0094,LIAISON_OFFICER,${METRO},2026-01-02,`), 'CSV_ENCODING_INVALID', { line: 2, column: 1 }],
    ['a column for names', csv('officerId,name,role,agencyCode,validFrom'), 'CSV_MALFORMED', { line: 1, column: 2 }],
  ])('with %s leaves nothing behind', async (_what, table, code, details) => {
    const before = await fingerprint(system, 'agencies');
    expect((await load(table)).errors).toMatchObject([{ extensions: { code, ...details } }]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it('gives national roles when it comes from a national administrator, who cannot name themselves', async () => {
    const national = await system.as('admin-nasional');
    const row = (id: string) => `${id},NATIONAL_ADMIN,${NATIONAL_DESK},2026-01-02,`;
    const self = await importTable(national, 'OFFICERS', officers(row(idOf('admin-nasional'))));
    expect(self.errors).toMatchObject([{ extensions: { code: 'IMPORT_INVALID', problems: [{ line: 2, code: 'FORBIDDEN' }] } }]);
    const account = await createAccount(system, national, 'impor-nasional', NAME);
    expect((await importTable(national, 'OFFICERS', officers(row(account.id)))).data?.importRegistry).toMatchObject({ added: 1 });
    await signInWith(system, 'impor-nasional', [`NATIONAL_ADMIN@${NATIONAL_DESK}`]);
  });

  it.each(['warga', 'petugas-metro', 'admin-bogor', 'pengawas-ombudsman'] as const)(
    'is not taken from %s, also not to be checked',
    async (who) => {
      const client = await system.as(who);
      for (const table of [officers(liaison(randomUUID())), officers()])
        expect((await importTable(client, 'OFFICERS', table, { dryRun: true })).codes).toEqual(['FORBIDDEN']);
    },
  );

  it('takes along the deputy of an officer on leave', async () => {
    const [absent, deputy] = [
      await onboard(system, 'impor-cuti', 'LIAISON_OFFICER', METRO),
      await onboard(system, 'impor-ganti', 'AGENCY_LEADER', METRO),
    ];
    await run(metro, 'setOfficerLeave', { officerId: absent.id, from: '2126-01-01', to: '2126-01-31', deputyId: deputy.id });
    expect((await load(officers(liaison(absent.id, METRO, '2126-01-10')))).data?.importRegistry).toMatchObject({ changed: 1 });
    const last = (await history(deputy.id)).at(-1);
    expect(last?.payload.memberships).toContainEqual(expect.objectContaining({ actingFor: absent.id, validTo: '2126-01-10' }));
  });

  it('leaks nothing of a person: not into answers, events or any line of the log', async () => {
    const account = await createAccount(system, metro, 'impor-rahasia', 'Zulkarnaenqx Prawirodirdjo');
    const personal = ['zulkarnaenqx', 'prawirodirdjo', 'impor-rahasia', '1872011203850004', '081234500987'];
    const tables = [
      officers(liaison(account.id)),
      officers(liaison('Zulkarnaenqx Prawirodirdjo'), liaison('impor-rahasia@dinas-uji.go.id'), liaison('1872011203850004')),
      officers(`${account.id},Zulkarnaenqx,${METRO},2026-01-02,`, `${account.id},LIAISON_OFFICER,081234500987,2026-01-02,Prawirodirdjo`),
      csv('officerId,Zulkarnaenqx'),
      officers(`"Zulkarnaenqx,LIAISON_OFFICER,${METRO},2026-01-02,`),
    ];
    const answers = [];
    for (const table of tables) for (const dryRun of [true, false]) answers.push(await load(table, { dryRun }));
    expect(answers.filter(({ data }) => data).length).toBe(4);
    for (const { text } of answers) for (const word of personal) expect(text.toLowerCase()).not.toContain(word);
    const told = await history(account.id);
    expect(told).toHaveLength(1);
    expect(Object.keys(told[0]!.payload).sort()).toEqual(['active', 'decree', 'id', 'leave', 'memberships']);
    const rows = await system.rows<{ row: string }>(
      'agencies',
      'select l::text as row from event_log l union all select o::text from officer o',
    );
    for (const word of personal) {
      expect(rows.filter(({ row }) => row.toLowerCase().includes(word))).toEqual([]);
      expect(system.lines.filter((line) => line.includes('"name":"agencies"') && line.toLowerCase().includes(word))).toEqual([]);
      expect(system.lines.filter((line) => line.includes('"name":"gateway"') && line.toLowerCase().includes(word))).toEqual([]);
    }
  });

  it('of 10,000 rows is imported in seconds, also when all of them are given another end', async () => {
    const ids = Array.from({ length: 10_000 }, () => randomUUID());
    const national = await system.as('admin-nasional');
    const [first, second] = [officers(...ids.map((id) => liaison(id))), officers(...ids.map((id) => liaison(id, METRO, '2126-01-01')))];
    const time = beginOwnTime();
    const { data, text } = await importTable(national, 'OFFICERS', first);
    expect([data?.importRegistry.added, data ? '' : text]).toEqual([10_000, '']);
    const half = time.read();
    expect((await importTable(national, 'OFFICERS', second)).data?.importRegistry).toMatchObject({ changed: 10_000 });
    expect(half).toBeLessThan(20);
    expect(time.read() - half).toBeLessThan(20);
    expect((await history(ids[0]!)).map(({ payload }) => payload.memberships)).toMatchObject([
      [{ validTo: null }],
      [{ validTo: '2126-01-01' }],
    ]);
  });
});
