import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeKeyset } from '@lapor/subgraph-kit/graphql/connection';
import { at, commandOperation, verification } from '../environment/journey.js';
import { startSteps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const POSTER =
  'Jalan Pala Iringmulyo terdapat pohon tumbang yang menghalangi jalan & terjadi kemacetan, mohon ditindak lanjuti perihal terkait.';
const METRO = 'D-18.72';
const BOGOR_CITY = 'D-32.71';
const BOGOR_REGENCY = 'D-32.01';
const CATEGORY = 'lingkungan.pohon-tumbang';
const REASON = 'Lokasi tersebut berada di wilayah instansi lain.';

const SUGGEST = `query ($text: String!, $regionCode: String, $categoryId: ID) {
  suggestAgency(text: $text, regionCode: $regionCode, categoryId: $categoryId) {
    ambiguous candidates { score agency { code } reasons { kind words count legalRef region { code } } }
  }
}`;

interface Suggested {
  readonly suggestAgency: {
    readonly ambiguous: boolean;
    readonly candidates: readonly {
      readonly score: number;
      readonly agency: { readonly code: string };
      readonly reasons: readonly { readonly kind: string; readonly words: string | null; readonly count: number | null }[];
    }[];
  };
}

interface RegionPage {
  readonly regions: {
    readonly nodes: readonly { readonly code: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const isLoaded = async ({ rows }: TestSystem) => (await rows('agencies', "select 1 from reference_data where name = 'village'")).length > 0;

describe('where a report belongs', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ villages: true });
    await until('the villages are loaded', () => isLoaded(system));
  });
  afterAll(() => system.stop());

  const suggest = async (text: string, further: Record<string, unknown> = {}) =>
    (await system.anyone.get<Suggested>(SUGGEST, { text, ...further })).suggestAgency;
  const found = async (search: string) => {
    const query = 'query ($search: String!) { regions(search: $search, first: 3) { nodes { code } } }';
    return (await system.anyone.get<{ regions: { nodes: { code: string }[] } }>(query, { search })).regions.nodes.map(({ code }) => code);
  };

  it('is known down to the village, with the government that answers there', async () => {
    const query = `{
      village: region(code: "18.72.04.1003") {
        name level villageKind timeZone ownGovernment agency { code } parent { name level parent { code parent { code parent { code } } } }
      }
      desa: region(code: "11.01.01.2001") { villageKind }
      jakarta: region(code: "31.74.01.1001") { agency { code } parent { agency { code } } }
      none: region(code: "18.72.04.9999") { code }
    }`;
    expect(await system.anyone.get(query)).toEqual({
      village: {
        name: 'Iring Mulyo',
        level: 'VILLAGE',
        villageKind: 'KELURAHAN',
        timeZone: 'Asia/Jakarta',
        ownGovernment: false,
        agency: { code: METRO },
        parent: { name: 'Metro Timur', level: 'DISTRICT', parent: { code: '18.72', parent: { code: '18', parent: null } } },
      },
      desa: { villageKind: 'DESA' },
      jakarta: { agency: { code: 'P-31' }, parent: { agency: { code: 'P-31' } } },
      none: null,
    });
  });

  it('was answered before the villages were loaded: nobody waits for them', () => {
    const place = (message: string) => system.lines.findIndex((line) => line.includes('"name":"agencies"') && line.includes(message));
    expect(place('"serving"')).toBeGreaterThan(-1);
    expect(place('regions were loaded')).toBeGreaterThan(place('"serving"'));
  });

  it('is listed region by region, page by page', async () => {
    const query = `query ($parentCode: String!, $after: String) {
      regions(parentCode: $parentCode, first: 3, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } }
    }`;
    const first = await system.anyone.get<RegionPage>(query, { parentCode: '18.72.04' });
    const second = await system.anyone.get<RegionPage>(query, { parentCode: '18.72.04', after: first.regions.pageInfo.endCursor });
    expect([...first.regions.nodes, ...second.regions.nodes].map(({ code }) => code)).toEqual(
      ['1001', '1002', '1003', '1004', '1005'].map((village) => `18.72.04.${village}`),
    );
    expect(second.regions.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    ['bogr', ['32.01', '32.71']],
    ['kab bogr', ['32.01']],
    ['kota bogor', ['32.71']],
    ['kecamatan metro pust', ['18.72.01']],
    ['kel iringmulyo', ['18.72.04.1003']],
    ['kota gajah', ['18.02.23']],
    ['lampng', ['18']],
    ['jakarta seltan', ['31.74']],
  ])('is found when somebody types %p', async (search, expected) => {
    const codes = await found(search);
    expect(codes.slice(0, expected.length).sort()).toEqual(expected);
  });

  it('is found on every page once', async () => {
    const query = `query ($after: String) {
      regions(search: "sukamaju", level: VILLAGE, first: 50, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } }
    }`;
    const codes: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const { regions }: RegionPage = await system.anyone.get<RegionPage>(query, { after });
      codes.push(...regions.nodes.map(({ code }) => code));
      after = regions.pageInfo.endCursor;
    }
    expect(codes).toHaveLength(150);
    expect(new Set(codes).size).toBe(150);
  });

  it.each([
    ['a place beyond all places', encodeKeyset('regions-found', [Number.MAX_SAFE_INTEGER, '18']), []],
    ["another list's", encodeKeyset('regions', ['18']), ['CURSOR_MISMATCH']],
    ['nonsense', 'x', ['CURSOR_INVALID']],
  ])('is looked for behind %s without harm', async (_what, after, codes) => {
    const query = 'query ($after: String) { regions(search: "metro", after: $after) { nodes { code } } }';
    expect((await system.anyone.ask(query, { after })).codes).toEqual(codes);
  });

  it("is Kota Metro for the poster's sentence, with and without the keyword", async () => {
    const whole = await suggest(`KOTA METRO, ${POSTER}`, { categoryId: CATEGORY });
    expect(whole).toMatchObject({ ambiguous: false, candidates: [{ agency: { code: METRO } }] });
    expect(whole.candidates[0]!.score).toBeGreaterThan(0.9);
    expect(whole.candidates[0]!.reasons.map(({ kind, words }) => [kind, words])).toEqual([
      ['KEYWORD', 'KOTA METRO'],
      ['PLACE_NAME', 'KOTA METRO'],
      ['PLACE_NAME', 'Iringmulyo'],
      ['RULE', null],
    ]);
    const bare = await suggest(POSTER);
    expect(bare).toMatchObject({
      ambiguous: false,
      candidates: [{ agency: { code: METRO }, reasons: [{ kind: 'PLACE_NAME', words: 'Iringmulyo' }] }],
    });
  });

  it.each([
    ['Jalan rusak di kabupaten bogor', BOGOR_REGENCY],
    ['Jalan rusak di Kota Bogor', BOGOR_CITY],
    ['Jalan rusak di bogor, kecamatan cibinong', BOGOR_REGENCY],
    ['bogor tanah sareal jalan rusak', BOGOR_CITY],
  ])('is told for %p', async (text, expected) => {
    expect(await suggest(text)).toMatchObject({
      ambiguous: false,
      candidates: expect.arrayContaining([expect.objectContaining({ agency: { code: expected } })]),
    });
    expect((await suggest(text)).candidates[0]!.agency.code).toBe(expected);
  });

  it('is said to be unsure when it is', async () => {
    const { ambiguous, candidates } = await suggest('Jalan rusak di bogor');
    expect(ambiguous).toBe(true);
    expect(candidates.map(({ agency }) => agency.code).sort()).toEqual([BOGOR_REGENCY, BOGOR_CITY]);
    expect((await suggest('Jalan rusak di bogor', { regionCode: '32.71.06' })).ambiguous).toBe(false);
    expect(await suggest('Saya tidak tahu harus mengadu ke mana')).toEqual({ ambiguous: false, candidates: [] });
  });

  it('is a national body where a rule says so', async () => {
    const { candidates } = await suggest('Saya menunggu sejak bulan lalu', { categoryId: 'kependudukan.paspor' });
    expect(candidates).toMatchObject([
      { agency: { code: 'K-IMIPAS' }, reasons: [{ kind: 'RULE', legalRef: expect.stringMatching(/^PROPOSAL/) }] },
    ]);
    const { jurisdictionRules } = await system.anyone.get<{ jurisdictionRules: unknown[] }>(
      '{ jurisdictionRules(categoryId: "kependudukan.paspor") { role weight agency { code } category { id } region { code } } }',
    );
    expect(jurisdictionRules).toEqual([
      { role: 'NATIONAL_BODY', weight: 95, agency: { code: 'K-IMIPAS' }, category: { id: 'kependudukan.paspor' }, region: null },
    ]);
  });

  it('is asked back by SMS when a name means two', async () => {
    const query = 'query ($text: String!) { resolveKeyword(text: $text) { outcome keyword rest candidates { number agency { code } } } }';
    expect(await system.anyone.get(query, { text: 'BOGOR jalan rusak' })).toEqual({
      resolveKeyword: {
        outcome: 'AMBIGUOUS',
        keyword: 'BOGOR',
        rest: 'jalan rusak',
        candidates: [
          { number: 1, agency: { code: BOGOR_CITY } },
          { number: 2, agency: { code: BOGOR_REGENCY } },
        ],
      },
    });
    expect(await system.anyone.get(query, { text: `KOTA METRO, ${POSTER}` })).toMatchObject({
      resolveKeyword: { outcome: 'FOUND', keyword: 'KOTA METRO', rest: POSTER, candidates: [{ number: 1, agency: { code: METRO } }] },
    });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['an empty text', { text: ' \n' }, 'INPUT_INVALID', 'text'],
    ['a text without end', { text: 'a'.repeat(10_001) }, 'INPUT_INVALID', 'text'],
    ['a region that cannot be', { text: 'x', regionCode: "18' or true" }, 'REGION_UNKNOWN', 'regionCode'],
    ['a region that is not', { text: 'x', regionCode: '18.72.99' }, 'REGION_UNKNOWN', 'regionCode'],
    ['a category that cannot be', { text: 'x', categoryId: 'X\u0000' }, 'CATEGORY_UNKNOWN', 'categoryId'],
    ['a category that is not', { text: 'x', categoryId: 'jalan.tol' }, 'CATEGORY_UNKNOWN', 'categoryId'],
  ])('is refused for %s', async (_what, variables, code, field) => {
    const { errors } = await system.anyone.ask(SUGGEST, variables);
    expect(errors).toMatchObject([{ extensions: { code, fields: [{ field }] } }]);
  });

  it('survives whatever a text may hold', async () => {
    for (const text of [
      '\u0000 kota metro',
      '\ud800 kota metro',
      '🌳'.repeat(5_000),
      "'; drop table village; --",
      'a '.repeat(5_000),
      '%_\\ "\'`',
    ]) {
      expect((await system.anyone.ask(SUGGEST, { text })).codes).toEqual([]);
    }
    expect(await suggest('kota\u0000 metro')).toMatchObject({ candidates: [{ agency: { code: METRO } }] });
  });

  it('is learned from transfers, of which confidential ones show only in groups of five', async () => {
    const past = async () => {
      const { candidates } = await suggest('Pohon tumbang sejak pagi', { regionCode: '18.72', categoryId: CATEGORY });
      return candidates.flatMap(({ agency, reasons }) =>
        reasons.filter(({ kind }) => kind === 'PAST_TRANSFERS').map(({ count }) => [agency.code, count]),
      );
    };
    const tally = () => system.rows('agencies', 'select * from transfer_tally order by to_agency');
    const way = { category_id: CATEGORY, region_code: '18.72', from_agency: METRO };
    expect(await past()).toEqual([]);

    for (const confidential of [false, true]) {
      const steps = await startSteps(system, { confidential });
      await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { publish: false }));
      const input = { ...at(steps.report), agencyCode: BOGOR_CITY, reason: REASON };
      // Who gave a confidential report away may not see it any more, so the answer is not looked at: the count tells.
      await (await system.as('admin-metro')).ask(commandOperation('transferReport'), { input });
    }
    const open = await startSteps(system);
    await open.does('admin-nasional', 'verifyAndDispose', verification(open.report, { agencyCode: BOGOR_CITY, publish: false }));
    await open.does('admin-bogor', 'returnNotCompetent', { reason: REASON, proposedAgencyCode: 'K-PU' });
    const counted = [
      { ...way, to_agency: BOGOR_CITY, count: 1, confidential_count: 1 },
      { ...way, from_agency: BOGOR_CITY, to_agency: 'K-PU', count: 1, confidential_count: 0 },
    ];
    await until('all three are counted', async () => JSON.stringify(await tally()) === JSON.stringify(counted));
    expect((await past()).sort()).toEqual([
      [BOGOR_CITY, 1],
      ['K-PU', 1],
    ]);
    await system.rows('agencies', `update transfer_tally set count = 0, confidential_count = 4`);
    expect(await past()).toEqual([]);
    await system.rows('agencies', `update transfer_tally set confidential_count = 6 where to_agency = 'K-PU'`);
    expect(await past()).toEqual([['K-PU', 5]]);
  });

  it('leaves nothing of a text in any log', async () => {
    const secret = 'Zulkarnaenqx tinggal di Iringmulyo';
    await suggest(secret);
    await system.anyone.get('query ($text: String!) { resolveKeyword(text: $text) { rest } }', { text: secret });
    await system.anyone.ask(SUGGEST, { text: secret, regionCode: '99' });
    expect(system.lines.filter((line) => line.toLowerCase().includes('zulkarnaenqx'))).toEqual([]);
    expect(await system.rows('agencies', "select 1 from event_log where payload::text ilike '%zulkarnaenqx%'")).toEqual([]);
  });
});
