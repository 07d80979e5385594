import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphClient } from '../environment/graph-client.js';
import { beginOwnTime } from '../environment/own-time.js';
import { rebuildRegistry } from '../environment/rebuild.js';
import { DECREE } from '../environment/registry.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { fingerprint } from '../faults/unchanged.js';

const IMPORT = `mutation ($input: ImportRegistryInput!) {
  importRegistry(input: $input) { dryRun rows added changed unchanged problems { line column field code } } }`;

interface Imported {
  readonly importRegistry: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly problems: readonly object[];
  };
}

/** A table of units of Kota Metro. */
const units = (count: number, name = 'Seksi') =>
  `code,name,parentCode\n${Array.from({ length: count }, (_, index) => `D-18.72-I${index + 1},"${name} ${index + 1}, Kota Metro",D-18.72\n`).join('')}`;

describe('a table', () => {
  let system: TestSystem;
  beforeAll(async () => {
    // The largest table takes seconds on a busy machine; how long the gateway waits is not what is tested here.
    system = await startTestSystem({ overrides: { gateway: { SUBGRAPH_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '60000' } } });
  });
  afterAll(() => system.stop());

  const load = (client: GraphClient, csv: string, input: Record<string, unknown> = {}) =>
    client.ask<Imported>(IMPORT, { input: { kind: 'UNITS', csv, dryRun: false, ...DECREE, ...input } });

  it('is imported whole by whoever is above every row, and changes nothing the second time', async () => {
    const admin = await system.as('admin-metro');
    const before = await fingerprint(system, 'agencies');
    expect((await load(admin, units(50), { dryRun: true })).data?.importRegistry).toMatchObject({ dryRun: true, rows: 50, added: 50 });
    expect(await fingerprint(system, 'agencies')).toBe(before);
    expect((await load(admin, units(50))).data?.importRegistry).toMatchObject({ added: 50, changed: 0, unchanged: 0, problems: [] });
    expect((await load(admin, units(50))).data?.importRegistry).toMatchObject({ added: 0, changed: 0, unchanged: 50 });
    expect((await load(admin, units(50, 'Bidang'))).data?.importRegistry).toMatchObject({ changed: 50 });
    await until('reports has them as desks', async () => {
      const rows = await system.rows('reports', `select 1 from agency_projection where code like 'D-18.72-I%' and name like 'Bidang%'`);
      return rows.length === 50;
    });
  });

  it('is read by UNITS and AGENCIES, the latter by the national administrators', async () => {
    const csv = 'code,name,type\nL-BARU,Badan Baru,LPNK\n';
    expect((await load(await system.as('admin-metro'), csv, { kind: 'AGENCIES' })).codes).toEqual(['FORBIDDEN']);
    expect((await load(await system.as('admin-nasional'), csv, { kind: 'AGENCIES' })).data?.importRegistry).toMatchObject({ added: 1 });
  });

  it.each([
    [
      'a wrong row among good ones',
      `${units(3)}D-18.72-X,,D-18.72\n`,
      'IMPORT_INVALID',
      { problems: [{ line: 5, column: 2, field: 'name' }] },
    ],
    ['a row below itself', 'code,name,parentCode\nD-18.72-X,Seksi,D-18.72-X\n', 'FORBIDDEN', {}],
    ['semicolons', 'code;name;parentCode\nD-18.72-X;Seksi;D-18.72\n', 'CSV_SEPARATOR_INVALID', { line: 1, column: 5 }],
    ['Windows-1252', 'code,name,parentCode\nD-18.72-X,\u0093Seksi\u0094,D-18.72\n', 'CSV_ENCODING_INVALID', { line: 2, column: 11 }],
    ['a quote that is not closed', 'code,name,parentCode\nD-18.72-X,"Seksi,D-18.72\n', 'CSV_MALFORMED', { line: 2, column: 2 }],
    ['a unit of somebody else’s', `${units(1)}D-18.71-X,Seksi,D-18.71\n`, 'FORBIDDEN', {}],
  ])('with %s leaves nothing behind', async (_what, csv, code, details) => {
    const before = await fingerprint(system, 'agencies');
    const { errors } = await load(await system.as('admin-metro'), csv);
    expect(errors).toMatchObject([{ extensions: { code, ...details } }]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it.each(['warga', 'petugas-metro', 'admin-bogor', 'pengawas-ombudsman'] as const)(
    'is not taken from %s, also not to be checked',
    async (who) => {
      const client = await system.as(who);
      expect((await load(client, units(1), { dryRun: true })).codes).toEqual(['FORBIDDEN']);
      expect((await load(client, 'code,name,parentCode\n')).codes).toEqual(['FORBIDDEN']);
    },
  );

  it('may be as large as the whole country, from an officer and from nobody else, and reports copies it in seconds', async () => {
    const rows = Array.from(
      { length: 15_000 },
      (_, index) => `D-18.72-B${index},${'Unit kerja pelayanan masyarakat '.repeat(4)},D-18.72\n`,
    );
    const csv = `code,name,parentCode\n${rows.join('')}`;
    expect(csv.length).toBeGreaterThan(2_000_000);
    const { data, text } = await load(await system.as('admin-nasional'), csv);
    expect([data?.importRegistry.added, data ? '' : text]).toEqual([15_000, '']);
    const time = beginOwnTime();
    const { output } = await rebuildRegistry(system);
    expect(time.read()).toBeLessThan(10);
    const [, entries] = /^registry: (\d+) entries from \d+ events in \d+ ms/.exec(output) ?? [];
    expect(Number(entries)).toBeGreaterThan(16_000);
    expect((await load(await system.as('warga'), csv)).codes).toEqual(['REQUEST_TOO_LARGE']);
    expect((await load(system.anyone, csv)).codes).toEqual(['REQUEST_TOO_LARGE']);
  });
});
