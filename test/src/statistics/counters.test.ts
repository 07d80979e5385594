import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilCounted } from '../environment/counted.js';
import { endOf } from '../environment/events.js';
import { openJourney } from '../environment/journey.js';
import type { LiveConnection, LiveStream } from '../environment/live-client.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const COUNT = '{ count suppressed }';
const FIELDS = `cursor region { code name } total ${COUNT} byStage { stage reports ${COUNT} } byClass { class reports ${COUNT} }`;
const FOLLOW = `subscription ($regionCode: String, $after: String) { counters: reportCounters(regionCode: $regionCode, after: $after) { ${FIELDS} } }`;
const QUERY = `{ reportStatistics { total ${COUNT} byStage { stage reports ${COUNT} } byClass { class reports ${COUNT} } byRegion { region { code } reports ${COUNT} } byRegency { region { code name } reports ${COUNT} } } }`;
const LAMPUNG = '18';
const WEST_JAVA = '32';

interface Count {
  readonly count: number | null;
}
interface Counters {
  readonly cursor: string;
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly total: Count;
  readonly byStage: readonly object[] | null;
  readonly byClass: readonly object[] | null;
}
interface Statistics extends Pick<Counters, 'total' | 'byStage' | 'byClass'> {
  readonly byRegion: readonly { readonly region: { readonly code: string } | null; readonly reports: Count }[];
  readonly byRegency: Statistics['byRegion'];
}

describe('the counters of a dashboard', () => {
  let system: TestSystem;
  let live: LiveConnection;
  beforeAll(async () => {
    system = await startTestSystem({ durable: true });
    live = await system.live();
  });
  afterAll(async () => {
    await live.close();
    await system.stop();
  });

  const follow = (variables: { regionCode?: string; after?: string } = {}) => live.stream(FOLLOW, variables);
  const next = async (stream: LiveStream) => (await stream.take(1))[0]!.data!.counters as Counters;
  const file = async (count: number, input: Record<string, unknown> = {}) => {
    for (let index = 0; index < count; index += 1) await openJourney(system).citizen().files(input);
    await untilCounted(system);
  };
  const statistics = async () => (await system.anyone.get<{ reportStatistics: Statistics }>(QUERY)).reportStatistics;
  /** Reads updates until one says so. */
  const nextWith = async (stream: LiveStream, total: number | null) => {
    let counters = await next(stream);
    while (counters.total.count !== total) counters = await next(stream);
    return counters;
  };
  const refusal = async (variables: object) => {
    const [result] = await live.stream(FOLLOW, { ...variables }).take(1);
    return result?.errors?.map(({ extensions }) => extensions.code);
  };

  it('say nothing of a province with one report, and no update tells that it was filed', async () => {
    const [nation, province] = [follow(), follow({ regionCode: WEST_JAVA })];
    const empty = await next(province);
    expect(empty).toMatchObject({
      region: { code: '32', name: 'Jawa Barat' },
      total: { count: null, suppressed: 'TOO_FEW' },
      byStage: null,
      byClass: null,
    });
    expect((await next(nation)).total.count).toBeNull();
    await file(1, { regionCode: '32.71' });
    await file(8, { regionCode: '18.72' });
    await nextWith(nation, 9);
    // What the nation was told of, the province's numbers are made of too.
    await province.expectNone();
    const again = follow({ regionCode: WEST_JAVA });
    expect(await next(again)).toEqual(empty);
    // The eight give the one away by subtraction from the nation's nine.
    expect((await next(follow({ regionCode: LAMPUNG }))).total.count).toBeNull();
    for (const stream of [nation, province, again]) stream.stop();
  });

  it('are what the query says at that moment, of the nation and of a province', async () => {
    await file(6, { regionCode: '32.71' });
    const { byRegion, byRegency: _byRegency, ...asked } = await statistics();
    // Who comes within a second of the last look is given what was seen then.
    expect(await nextWith(follow(), 15)).toMatchObject({ ...asked, region: null });
    expect(byRegion).toEqual([LAMPUNG, WEST_JAVA].map((code) => ({ region: { code }, reports: expect.anything() })));
    for (const { region, reports } of byRegion) expect((await next(follow({ regionCode: region!.code }))).total).toEqual(reports);
    expect(byRegion.map(({ reports }) => reports.count)).toEqual([8, 7]);
  });

  it('of a regency or city are told as soon as they can be, and never which of the small ones has grown', async () => {
    const [metro, small, none] = ['18.72', '18.01', '18.02'].map((regionCode) => follow({ regionCode })) as [
      LiveStream,
      LiveStream,
      LiveStream,
    ];
    const before = [await next(metro), await next(small), await next(none)];
    // The city has eight, and nobody else in Lampung has any: who had one would be found by subtraction.
    expect(before.map(({ total }) => total)).toEqual(Array.from({ length: 3 }, () => ({ count: null, suppressed: 'TOO_FEW' })));
    expect(before.map(({ region }) => region?.name)).toEqual(['Kota Metro', 'Kabupaten Lampung Selatan', 'Kabupaten Lampung Tengah']);
    await file(6, { regionCode: '18.01' });
    expect(await nextWith(metro, 8)).toMatchObject({ region: { code: '18.72' }, byStage: null, byClass: null });
    const province = follow({ regionCode: LAMPUNG });
    await nextWith(province, 14);
    await file(1, { regionCode: '18.02' });
    await nextWith(province, 15);
    for (const stream of [metro, small, none]) await stream.expectNone();
    const { byRegency } = await statistics();
    const shown = byRegency.filter(({ reports }) => reports.count !== null);
    expect(shown).toEqual([{ region: { code: '18.72', name: 'Kota Metro' }, reports: { count: 8, suppressed: null } }]);
    // Each of Lampung is there, and none of a province that says nothing itself.
    expect(byRegency.filter(({ region }) => region?.code.startsWith('18.'))).toHaveLength(15);
    for (const stream of [metro, small, none, province]) stream.stop();
  });

  it('come at most once a second, however much happens, and end with what is true', async () => {
    const stream = follow({ regionCode: LAMPUNG });
    const before = (await nextWith(stream, 15)).total.count!;
    const arrivals: number[] = [];
    const following = (async () => {
      for (let counters: Counters | undefined; counters?.total.count !== before + 30; ) {
        counters = await next(stream);
        arrivals.push(performance.now());
      }
    })();
    await file(30);
    await following;
    const gaps = arrivals.slice(1).map((at, index) => at - arrivals[index]!);
    expect(Math.min(1_000, ...gaps)).toBeGreaterThan(800);
    await stream.expectNone();
    stream.stop();
  });

  it('behind a cursor come when they read differently from it, and not before', async () => {
    const { cursor } = await next(follow());
    const stream = follow({ after: cursor });
    await stream.expectNone();
    const marker = follow();
    await next(marker);
    await stream.expectNone();
    const { total } = await statistics();
    await file(1);
    expect((await next(stream)).total.count).toBe(total.count! + 1);
    const late = await next(follow({ after: cursor }));
    expect(late.total.count).toBe(total.count! + 1);
    expect(late.cursor).not.toBe(cursor);
    for (const each of [stream, marker]) each.stop();
  });

  it('do not move with a confidential report; five of them are one step, of the nation alone', async () => {
    const [nation, province] = [follow(), follow({ regionCode: LAMPUNG })];
    const [before] = [await next(nation), await next(province)];
    await file(4, { confidential: true });
    const open = await (async () => {
      await file(1, { regionCode: '32.71' });
      return nextWith(nation, before.total.count! + 1);
    })();
    await file(1, { confidential: true, anonymous: true });
    expect((await next(nation)).total.count).toBe(open.total.count! + 5);
    await nation.expectNone();
    await province.expectNone();
    for (const stream of [nation, province]) stream.stop();
  });

  it('take no cursor of others, no place that is none, and nobody needs to be known', async () => {
    const { cursor } = await next(follow({ regionCode: LAMPUNG }));
    expect(await refusal({ after: cursor })).toEqual(['CURSOR_MISMATCH']);
    expect(await refusal({ regionCode: WEST_JAVA, after: cursor })).toEqual(['CURSOR_MISMATCH']);
    expect(await refusal({ after: await endOf(system, 'desk:D-18.72') })).toEqual(['CURSOR_MISMATCH']);
    expect(await refusal({ after: 'nonsense' })).toEqual(['CURSOR_INVALID']);
    expect(await refusal({ regionCode: '18.72.04' })).toEqual(['INPUT_INVALID']);
    expect(await refusal({ regionCode: '18.72', after: cursor })).toEqual(['CURSOR_MISMATCH']);
    expect(await refusal({ regionCode: '18\u0000' })).toEqual(['INPUT_INVALID']);
    for (const regionCode of ['99', '18.99']) expect(await refusal({ regionCode })).toEqual(['REGION_UNKNOWN']);
    for (const who of ['warga', 'petugas-metro', 'pengembang-metro'] as const) {
      const own = await system.live(await system.as(who));
      expect((await own.stream(FOLLOW).take(1))[0]?.errors).toBeUndefined();
      await own.close();
    }
  });

  it('are there again after reports was killed, with the cursor from before and without provinces until all are counted', async () => {
    const before = await statistics();
    const { cursor } = await next(follow({ regionCode: LAMPUNG }));
    // As if it had been counted before there were provinces.
    await system.rows('reports', `update statistics_report set region_code = null, regency_code = null`);
    await system.rows('reports', `delete from statistics_cell where dimension in ('REGION', 'REGENCY')`);
    expect(await statistics()).toMatchObject({ byRegion: [], byRegency: [] });
    await system.children.reports.crash();
    await until('all are counted', async () => (await statistics()).byRegion.length > 0);
    expect(await statistics()).toEqual(before);
    // As if provinces had been counted before there were regencies.
    await system.rows('reports', `update statistics_report set regency_code = null`);
    await system.rows('reports', `delete from statistics_cell where dimension = 'REGENCY'`);
    expect(await statistics()).toEqual({ ...before, byRegency: [] });
    await system.children.reports.crash();
    await until('all are counted again', async () => (await statistics()).byRegency.length > 0);
    expect(await statistics()).toEqual(before);
    live = await system.live();
    const stream = follow({ regionCode: LAMPUNG, after: cursor });
    await stream.expectNone();
    await file(1);
    expect((await next(stream)).total.count).toBe(before.byRegion[0]!.reports.count! + 1);
  });
});
