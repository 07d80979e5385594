import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findList, type ListFilter, type ListRequest, listStatement } from '@lapor/reports/database/report-lists.queries';
import { reportsDatabase } from '@lapor/reports/database/reports-database';
import type { DataSource } from 'typeorm';
import { createDatabase } from '../environment/databases.js';

const ALL: ListFilter = {
  states: null,
  classes: null,
  categoryId: null,
  regionCode: null,
  agencyCodes: null,
  leadAgencyCodes: null,
  words: null,
  late: null,
};
const FIRST = { first: 20, after: null };
const MIDDLE = { first: 20, after: ['2026-03-01T00:00:00.000Z', '00000000-0000-0000-0000-000000000000'] } as const;
const REPORTERS = '0199a0a0-0000-7000-8000-00000000000';
const REPORTS = 30_000;
const NOW = new Date('2027-01-01T00:00:00Z');

/** Reports over a year at 40 desks, a third published, ten reporters; ids, times and words are made from the number. */
const FILL = `
  insert into report (id, tracking_id, class, title, content, published_title, published_content, region_code, category_id, anonymous,
                      confidential, published, state, desk_code, desk_codes, lead_agency_code, reporter_id, channel, filed_at, updated_at)
  select md5(n::text)::uuid, 'LP-' || translate(upper(lpad(to_hex(n), 8, '0')), 'ILOU', '1100'),
         (array['COMPLAINT', 'ASPIRATION', 'INFORMATION_REQUEST'])[1 + n % 3], 'Judul asli', 'Isi asli kata' || n % 700, 'Judul sunting', 'Isi sunting kata' || n % 700,
         lpad((11 + n % 5)::text, 2, '0') || '.' || lpad((1 + n % 20)::text, 2, '0'), 'kategori-' || n % 30, false, n % 3 = 1, n % 3 = 0,
         (array['RECEIVED', 'ASSIGNED', 'IN_PROGRESS', 'WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN'])[1 + n % 6],
         'D-' || n % 40, array['D-' || n % 40], 'D-' || n % 40, ($1 || n % 10)::uuid, 'WEB',
         timestamptz '2026-01-01' + n * interval '15 minutes', timestamptz '2026-01-01' + n * interval '15 minutes'
  from generate_series(1, $2) as n`;

/** A citizen with thirty reports found by keys, ten by name, and ten of before; the others’ reporters are called at random. */
const OWN = `
  update report set reporter_id = case when own.n <= 10 then ($1 || 3)::uuid else md5('r' || id)::uuid end,
    citizen_id = case when own.n between 11 and 20 then ($1 || 3)::uuid end,
    list_key = case when own.n between 21 and 50 then md5('key' || own.n)::uuid end
  from (select id as own_id, row_number() over (order by filed_at) as n from report) as own where own_id = id`;
const KEYS = Array.from({ length: 30 }, (_, index) =>
  createHash('md5')
    .update(`key${index + 21}`)
    .digest('hex'),
);

/** A clock for each open report; every fourth or so has run out. */
const START_CLOCKS = `
  insert into clock (report_id, key, started_at, desk_code, policy_id, calendar_version, due_at, provisional, extra_days)
  select id, 'VERIFY', filed_at, desk_code, 'policy', 1,
         case when ascii(right(id::text, 1)) % 4 = 0 then filed_at + interval '1 day' else timestamptz '2027-06-01' end, false, 0
  from report where state <> 'WITHDRAWN'`;

describe("the lists' statements", () => {
  let database: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const created = await createDatabase();
    drop = created.drop;
    database = await reportsDatabase({ url: created.url, poolSize: 2 }).initialize();
    await database.runMigrations();
    await database.query(`insert into agency_projection (code, name, path, active)
      select 'D-' || n, 'Instansi', case when n < 5 then array['D-' || n] else array['D-1', 'D-' || n] end, true from generate_series(0, 39) as n`);
    await database.query(FILL, [REPORTERS, REPORTS]);
    await database.query(OWN, [REPORTERS]);
    await database.query(START_CLOCKS);
    await database.query('vacuum analyze');
  });
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  // Some thousand rows are soon gathered and sorted, some million are not: without bitmaps the planner shows the plan
  // of the large table already on the small one.
  const explain = (request: ListRequest): Promise<string> =>
    database.transaction(async (manager) => {
      await manager.query('set local enable_bitmapscan = off');
      const { sql, parameters } = listStatement(request);
      const rows = await manager.query<{ 'QUERY PLAN': string }[]>(
        `explain (analyze, timing off, summary off, costs off) ${sql}`,
        parameters,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  const tree = ['D-1', 'D-7', 'D-20', 'D-39'];
  const desk = { scope: 'D-7' };
  const nobody = { scope: null };

  it.each([ALL, { ...ALL, leadAgencyCodes: tree }])(
    'a reporter’s own reads what is the reporter’s, by three indexes, and no more',
    async (filter) => {
      const request = { list: 'own', scope: `${REPORTERS}3`, listKeys: KEYS, filter } as const;
      for (const page of [FIRST, MIDDLE]) {
        const plan = await explain({ ...request, page });
        for (const index of ['report_list_key', 'report_citizen', 'report_reporter', 'report_pkey']) expect(plan).toContain(index);
        const read = [...plan.matchAll(/Scan[^\n]*rows=(\d+)/g)].map(([, rows]) => Number(rows));
        expect(Math.max(...read)).toBeLessThanOrEqual(50);
      }
      if (filter === ALL) {
        const { sql, parameters } = listStatement({ ...request, page: { first: 100, after: null } });
        expect(await database.query(sql, parameters)).toHaveLength(50);
      }
    },
  );

  it.each<readonly [string, string, Omit<ListRequest, 'page'>]>([
    ["a desk's open reports", 'report_desk_queue', { list: 'openQueue', ...desk, filter: ALL }],
    ["a desk's reports in some states", 'report_desk', { list: 'queue', ...desk, filter: { ...ALL, states: ['ASSIGNED', 'IN_PROGRESS'] } }],
    ["a desk's reports in time", 'report_desk_queue', { list: 'openQueue', ...desk, filter: { ...ALL, late: { is: false, now: NOW } } }],
    ['the public list', 'report_public_list', { list: 'public', ...nobody, filter: ALL }],
    ['the public list of a province', 'report_public_province', { list: 'public', ...nobody, filter: { ...ALL, regionCode: '12' } }],
    ['the public list of a regency', 'report_public_regency', { list: 'public', ...nobody, filter: { ...ALL, regionCode: '12.07' } }],
    ['the public list of a district', 'report_public_regency', { list: 'public', ...nobody, filter: { ...ALL, regionCode: '12.07.01' } }],
    [
      'the public list of a category',
      'report_public_category',
      { list: 'public', ...nobody, filter: { ...ALL, categoryId: 'kategori-3' } },
    ],
    ['the public list of an agency tree', 'report_public_lead', { list: 'public', ...nobody, filter: { ...ALL, agencyCodes: tree } }],
    [
      "a desk's reports that some agencies answer for",
      'report_desk_queue',
      { list: 'openQueue', ...desk, filter: { ...ALL, leadAgencyCodes: ['D-7', 'D-8'] } },
    ],
    ["an agency tree's", 'report_desk_list', { list: 'officers', ...nobody, filter: { ...ALL, agencyCodes: tree } }],
    [
      "an agency tree's complaints",
      'report_desk_list',
      { list: 'officers', ...nobody, filter: { ...ALL, classes: ['COMPLAINT'], agencyCodes: tree } },
    ],
    ["the whole country's", 'report_list', { list: 'officers', ...nobody, filter: ALL }],
    ["the whole country's complaints", 'report_list', { list: 'officers', ...nobody, filter: { ...ALL, classes: ['COMPLAINT'] } }],
  ])('%s reads %s, on the first page and in the middle, and never sorts or scans the table', async (_name, index, list) => {
    for (const page of [FIRST, MIDDLE]) {
      const plan = await explain({ ...list, page });
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan on (report|clock)\b/);
      // Only the merging of several agencies' pages sorts, and it sorts those pages.
      if (!list.filter.agencyCodes) expect(plan).not.toMatch(/Sort Key/);
      const read = [...plan.matchAll(/Scan[^\n]*rows=(\d+)/g)].map(([, rows]) => Number(rows));
      expect(Math.max(...read)).toBeLessThanOrEqual(200);
    }
  });

  it.each<readonly [string, string, Omit<ListRequest, 'page'>]>([
    ['a word that few have, for the public', 'report_search_published', { list: 'public', ...nobody, filter: { ...ALL, words: 'kata13' } }],
    ['a word that all have, for the public', 'report_public_list', { list: 'public', ...nobody, filter: { ...ALL, words: 'sunting' } }],
    ['a word that few have, at a desk', 'report_search_original', { list: 'openQueue', ...desk, filter: { ...ALL, words: 'kata13' } }],
    ['a word of the originals, at a desk', 'report_desk_queue', { list: 'openQueue', ...desk, filter: { ...ALL, words: 'asli' } }],
  ])('%s is searched by %s and never by scanning the table', async (_name, index, list) => {
    const { sql, parameters } = listStatement({ ...list, page: FIRST });
    const rows = await database.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, parameters);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on (report|report_search)\b/);
  });

  it.each<readonly [string, Omit<ListRequest, 'page'>, string]>([
    [
      'a word searched by the public',
      { list: 'public', ...nobody, filter: { ...ALL, words: 'kata15' } },
      "published and not confidential and published_content like '% kata15'",
    ],
    [
      'a word searched at a desk',
      { list: 'queue', ...desk, filter: { ...ALL, words: 'asli kata27' } },
      "desk_code = 'D-7' and content like '% kata27'",
    ],
    ['a word of the originals, which the public does not find', { list: 'public', ...nobody, filter: { ...ALL, words: 'asli' } }, 'false'],
    [
      'the public list of a regency',
      { list: 'public', ...nobody, filter: { ...ALL, regionCode: '11.06' } },
      `published and not confidential and region_code like '11.06%'`,
    ],
    [
      "a tree's withdrawn",
      { list: 'officers', ...nobody, filter: { ...ALL, states: ['WITHDRAWN'], agencyCodes: tree } },
      `desk_code in ('D-1', 'D-7', 'D-20', 'D-39') and state = 'WITHDRAWN'`,
    ],
    [
      'an open queue',
      { list: 'openQueue', ...desk, filter: ALL },
      `desk_code = 'D-7' and state in ('RECEIVED', 'ASSIGNED', 'IN_PROGRESS')`,
    ],
    [
      'a queue of what is late',
      { list: 'openQueue', ...desk, filter: { ...ALL, late: { is: true, now: NOW } } },
      `desk_code = 'D-7' and id in (select report_id from clock where due_at < '2027-01-01')`,
    ],
    ['no agency at all', { list: 'officers', ...nobody, filter: { ...ALL, agencyCodes: [] } }, 'false'],
  ])('%s gives every report once and in order, page by page', async (_name, list, where) => {
    const order = list.list === 'openQueue' || list.list === 'queue' ? 'asc' : 'desc';
    const wanted = await database.query<{ id: string }[]>(`select id from report where ${where} order by filed_at ${order}, id ${order}`);
    const seen: string[] = [];
    for (let after: readonly [string, string] | null = null; ; ) {
      const rows = await findList(database, { ...list, page: { first: 97, after } });
      seen.push(...rows.slice(0, 97).map(({ id }) => id));
      const last = rows[96];
      if (rows.length <= 97 || !last) break;
      after = [last.filedAt.toISOString(), last.id];
    }
    expect(seen).toEqual(wanted.map(({ id }) => id));
  });
});
