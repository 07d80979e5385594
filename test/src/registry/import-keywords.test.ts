import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csv, importTable } from '../environment/imports.js';
import { keywordHistory, keywordsOf, resolve } from '../environment/keywords.js';
import { beginOwnTime } from '../environment/own-time.js';
import { DECREE } from '../environment/registry.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { fingerprint } from '../faults/unchanged.js';

const COLUMNS = 'words,agencyCode,validFrom,validTo';
const METRO = 'D-18.72';
const keywords = (...rows: readonly string[]) => csv(COLUMNS, ...rows);

describe('a table of keywords', () => {
  let system: TestSystem;
  beforeAll(async () => {
    // The largest table takes seconds on a busy machine; how long the gateway waits is not what is tested here.
    system = await startTestSystem({ overrides: { gateway: { SUBGRAPH_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '60000' } } });
  });
  afterAll(() => system?.stop());

  it('is imported whole, each keyword with its event and the decree, and changes nothing the second time', async () => {
    const admin = await system.as('admin-metro');
    const table = keywords(`Aduan Métro,${METRO},2026-01-02,`, `aduan pohon metro,${METRO}-DLH,2026-01-02,2126-01-01`);
    const before = await fingerprint(system, 'agencies');
    const dry = await importTable(admin, 'KEYWORDS', table, { dryRun: true });
    expect(dry.data?.importRegistry).toMatchObject({ dryRun: true, rows: 2, added: 2, problems: [] });
    expect(await fingerprint(system, 'agencies')).toBe(before);
    expect((await importTable(admin, 'KEYWORDS', table)).data?.importRegistry).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(await resolve(system, 'aduan metro: gelap')).toEqual([METRO]);
    expect(await resolve(system, 'ADUAN POHON METRO tumbang')).toEqual([`${METRO}-DLH`]);
    const told = await keywordHistory(system, `ADUAN METRO:${METRO}@2026-01-02`);
    expect(told).toMatchObject([{ type: 'KeywordRegistered', actor: { role: 'AGENCY_ADMIN' }, payload: { decree: DECREE } }]);
    const after = await fingerprint(system, 'agencies');
    expect((await importTable(admin, 'KEYWORDS', table)).data?.importRegistry).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await fingerprint(system, 'agencies')).toBe(after);
  });

  it('moves the end of what the registry holds', async () => {
    const admin = await system.as('admin-metro');
    const row = `aduan lampu metro,${METRO},2026-01-02`;
    await importTable(admin, 'KEYWORDS', keywords(`${row},`));
    expect((await importTable(admin, 'KEYWORDS', keywords(`${row},2026-02-01`))).data?.importRegistry).toMatchObject({ changed: 1 });
    expect(await resolve(system, 'ADUAN LAMPU METRO padam')).toEqual([]);
    expect((await importTable(admin, 'KEYWORDS', keywords(`${row},`))).data?.importRegistry).toMatchObject({ changed: 1 });
    expect(await resolve(system, 'ADUAN LAMPU METRO padam')).toEqual([METRO]);
    const types = (await keywordHistory(system, `ADUAN LAMPU METRO:${METRO}@2026-01-02`)).map(({ type }) => type);
    expect(types).toEqual(['KeywordRegistered', 'KeywordRetired', 'KeywordRegistered']);
  });

  it('tells every problem with its place, and is not imported at all with one', async () => {
    const wrong = keywords(
      `aduan baik,${METRO},2026-01-02,`,
      `cek aduan,${METRO},2026-01-02,`,
      'aduan salah,D-99.99,2026-01-02,',
      `bogor,${METRO},2026-01-02,`,
      `aduan baik,${METRO},2026-03-01,`,
      `jalan rusak,${METRO},2026-01-02,`,
      `aduan hari,${METRO},besok,`,
    );
    const admin = await system.as('admin-metro');
    const before = await fingerprint(system, 'agencies');
    const problems = [
      { line: 3, column: 1, field: 'words', code: 'INPUT_INVALID' },
      { line: 4, column: 2, field: 'agencyCode', code: 'AGENCY_UNKNOWN' },
      { line: 5, column: 1, field: 'words', code: 'KEYWORD_TAKEN' },
      { line: 6, column: 1, field: 'words', code: 'VALIDITY_OVERLAP' },
      { line: 7, column: 1, field: 'words', code: 'INPUT_INVALID' },
      { line: 8, column: 3, field: 'validFrom', code: 'INPUT_INVALID' },
    ];
    expect((await importTable(admin, 'KEYWORDS', wrong, { dryRun: true })).data?.importRegistry).toMatchObject({ added: 1, problems });
    expect((await importTable(admin, 'KEYWORDS', wrong)).errors).toMatchObject([{ extensions: { code: 'IMPORT_INVALID', problems } }]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it.each([
    ['another agency’s keyword', keywords(`aduan kita,${METRO},2026-01-02,`, 'aduan mereka,D-32.71,2026-01-02,'), 'FORBIDDEN', {}],
    ['semicolons', keywords('x').replaceAll(',', ';'), 'CSV_SEPARATOR_INVALID', { line: 1, column: 6 }],
    ['Windows-1252', keywords(`aduan \u0093m\ufffdtro\u0094,${METRO},2026-01-02,`), 'CSV_ENCODING_INVALID', { line: 2, column: 7 }],
    ['a column that is none', csv('words,agencyCode,validFrom,source', ''), 'CSV_MALFORMED', { line: 1, column: 4 }],
    ['a column too few', csv('words,agencyCode'), 'CSV_MALFORMED', { line: 1, column: 3, field: 'validFrom' }],
  ])('with %s leaves nothing behind', async (_what, table, code, details) => {
    const before = await fingerprint(system, 'agencies');
    const { errors } = await importTable(await system.as('admin-metro'), 'KEYWORDS', table);
    expect(errors).toMatchObject([{ extensions: { code, ...details } }]);
    expect(await fingerprint(system, 'agencies')).toBe(before);
  });

  it.each(['warga', 'petugas-metro', 'admin-bogor', 'pengawas-ombudsman'] as const)(
    'is not taken from %s, also not to be checked',
    async (who) => {
      const client = await system.as(who);
      for (const table of [keywords(`aduan rebut,${METRO},2026-01-02,`), keywords()])
        expect((await importTable(client, 'KEYWORDS', table, { dryRun: true })).codes).toEqual(['FORBIDDEN']);
    },
  );

  it('of 10,000 rows is imported in seconds', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `aduan nomor ${index},${METRO},2026-01-02,`);
    const time = beginOwnTime();
    const { data, text } = await importTable(await system.as('admin-nasional'), 'KEYWORDS', keywords(...rows));
    expect([data?.importRegistry.added, data ? '' : text]).toEqual([10_000, '']);
    expect(time.read()).toBeLessThan(20);
    expect(await resolve(system, 'aduan nomor 9999 lagi')).toEqual([METRO]);
    expect(await keywordsOf(system, METRO)).toHaveLength(100);
  });
});
