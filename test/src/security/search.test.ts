import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphClient } from '../environment/graph-client.js';
import { at, openJourney, runStep, type StepReport, verification } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const PUBLIC =
  'query ($search: String, $first: Int!, $after: String) { list: publicReports(search: $search, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
const QUEUE =
  'query ($desk: String!, $search: String) { list: deskQueue(agencyCode: $desk, search: $search) { nodes { id } pageInfo { hasNextPage } } }';
const CHANGE = 'mutation ($input: ChangeVisibilityInput!) { report: changeVisibility(input: $input) { id version } }';

interface List {
  readonly list: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Each text has a word of its own: what the reporter wrote, and what the verifier made of it. */
const WORDS = {
  open: { original: 'trenggiling', edited: 'beringin' },
  unpublished: { original: 'kepodang', edited: 'cendana' },
  confidential: { original: 'rafflesia', edited: 'kantil' },
  retracted: { original: 'maleo', edited: 'ulin' },
} as const;
type Kind = keyof typeof WORDS;
const KINDS = Object.keys(WORDS) as Kind[];

describe('a word search', () => {
  let system: TestSystem;
  const reports = {} as Record<Kind, StepReport>;

  const dispose = (kind: Kind): PromiseLike<StepReport> => {
    const { original, edited } = WORDS[kind];
    const texts = { title: `Pohon ${edited} perlu dirawat`, publishedContent: `Pohon ${edited} di taman kota perlu dirawat.` };
    return openJourney(system)
      .citizen()
      .files({
        title: `Pohon ${original} perlu dirawat`,
        content: `Pohon ${original} di depan rumah saya.`,
        confidential: kind === 'confidential',
      })
      .verifiedBy('admin-nasional')
      .disposedTo('D-18.72', { ...texts, publish: kind === 'open' || kind === 'retracted' });
  };

  beforeAll(async () => {
    system = await startTestSystem();
    for (const kind of KINDS) reports[kind] = await dispose(kind);
    await (await system.as('admin-nasional')).get(CHANGE, { input: { ...at(reports.retracted), published: false } });
  });
  afterAll(() => system.stop());

  const publicly = async (client: GraphClient, search: string): Promise<List['list']> =>
    (await client.get<List>(PUBLIC, { search, first: 1 })).list;
  const atDesk = async (search: string): Promise<readonly string[]> => {
    const { list } = await (await system.as('petugas-metro')).get<List>(QUEUE, { desk: 'D-18.72', search });
    return list.nodes.map(({ id }) => id);
  };

  it.each(['anyone', 'warga', 'warga2', 'petugas-bogor', 'admin-nasional'] as const)(
    'finds %s in the public list what is published, and no word of anything else',
    async (who) => {
      const client = who === 'anyone' ? system.anyone : await system.as(who);
      expect((await publicly(client, WORDS.open.edited)).nodes).toEqual([{ id: reports.open.id }]);
      const hidden = KINDS.flatMap((kind) => (kind === 'open' ? [WORDS.open.original] : [WORDS[kind].original, WORDS[kind].edited]));
      for (const word of hidden)
        expect(await publicly(client, word)).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
      // A hidden word beside a published one must not tell by its absence either: all words count.
      expect((await publicly(client, `${WORDS.open.edited} ${WORDS.open.original}`)).nodes).toEqual([]);
    },
  );

  it('finds a desk both texts of what lies before it', async () => {
    for (const kind of KINDS) {
      expect(await atDesk(WORDS[kind].original)).toEqual([reports[kind].id]);
      expect(await atDesk(WORDS[kind].edited)).toEqual([reports[kind].id]);
    }
    expect(await atDesk('pohon dirawat')).toHaveLength(KINDS.length);
  });

  it('opens nobody a desk that is not theirs, and finds nothing of another desk', async () => {
    for (const who of ['warga', 'petugas-bogor', 'pimpinan-metro', 'pengawas-ombudsman', 'pengembang-metro'] as const)
      expect((await (await system.as(who)).ask(QUEUE, { desk: 'D-18.72', search: WORDS.open.original })).codes).toEqual(['FORBIDDEN']);
    const { list } = await (await system.as('admin-nasional')).get<List>(QUEUE, { desk: 'K-PANRB-SP4N', search: WORDS.open.original });
    expect(list.nodes).toEqual([]);
  });

  it('finds inflected words, passes over common ones, and refuses to look for these alone', async () => {
    expect((await publicly(system.anyone, 'yang merawat di beringin')).nodes).toHaveLength(1);
    const { errors, codes } = await system.anyone.ask(PUBLIC, { search: 'yang di dan', first: 1 });
    expect(codes).toEqual(['INPUT_INVALID']);
    expect(errors[0]?.extensions.fields).toMatchObject([{ field: 'search' }]);
  });

  it.each(["'", "a' or '1'='1", '& | ! <->', 'x:*', '\\', '%', ':A', '""', '(('])(
    'takes %j for words, not for a query language',
    async (text) => {
      const { codes, data } = await system.anyone.ask<List>(PUBLIC, { search: text, first: 1 });
      expect(codes.length > 0 ? codes : data?.list.nodes).toEqual(codes.length > 0 ? ['INPUT_INVALID'] : []);
    },
  );

  it('goes page by page, each report once, newest first', async () => {
    const filed: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const report = await openJourney(system).citizen().files();
      const edited = verification(report, { title: `Jembatan gantung nomor ${index}`, publishedContent: 'Jembatan gantung ini goyah.' });
      filed.unshift((await runStep(await system.as('admin-nasional'), 'verifyAndDispose', edited)).id);
    }
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { list }: List = await system.anyone.get<List>(PUBLIC, { search: 'jembatan goyah', first: 2, after });
      seen.push(...list.nodes.map(({ id }) => id));
      if (!list.pageInfo.hasNextPage) break;
      after = list.pageInfo.endCursor;
    }
    expect(seen).toEqual(filed);
  });

  it('narrows a desk’s queue and one’s own list to the agency that answers', async () => {
    const own = 'query ($lead: String) { list: myReports(leadAgencyCode: $lead, first: 100) { nodes { id } pageInfo { hasNextPage } } }';
    const citizen = await system.as('warga');
    const of = async (lead: string) => (await citizen.get<List>(own, { lead })).list.nodes.length;
    expect(await of('D-18.72')).toBe(KINDS.length + 5);
    expect(await of('D-32.71')).toBe(0);
    expect(await of("x' or true")).toBe(0);
    const queue =
      'query ($lead: String) { list: deskQueue(agencyCode: "D-18.72", leadAgencyCode: $lead) { nodes { id } pageInfo { hasNextPage } } }';
    const officer = await system.as('petugas-metro');
    expect((await officer.get<List>(queue, { lead: 'D-18.72' })).list.nodes.length).toBeGreaterThan(0);
    expect((await officer.get<List>(queue, { lead: 'D-32.71' })).list.nodes).toEqual([]);
  });
});
