import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countersOf } from './counters.js';
import { type CountedCell, publishStatistics } from './publish-statistics.js';
import { SMALLEST_CELL } from './suppress.js';

/** Open reports by province, and confidential ones, which stand in the nation's total alone. */
const nation = (regions: Readonly<Record<string, number>>, confidential = 0): CountedCell[] => {
  const open = Object.values(regions).reduce((sum, count) => sum + count, 0);
  return [
    { dimension: 'KIND', key: 'OPEN', count: open },
    { dimension: 'KIND', key: 'CONFIDENTIAL', count: confidential },
    { dimension: 'STAGE', key: 'VERIFICATION', count: open },
    { dimension: 'CLASS', key: 'COMPLAINT', count: open },
    ...Object.entries(regions).map(([key, count]) => ({ dimension: 'REGION', key, count }) as const),
  ];
};
const seen = (cells: readonly CountedCell[], region: string | null) => countersOf(publishStatistics(cells, []), region);

describe('the counters of a dashboard', () => {
  it('are the published statistics, of a province its one cell', () => {
    const published = publishStatistics(nation({ 18: 70, 32: 30 }, 7), []);
    expect(countersOf(published, null)).toEqual({
      regionCode: null,
      total: 105,
      byStage: published.byStage,
      byClass: published.byClass,
    });
    expect(countersOf(published, '18')).toEqual({ regionCode: '18', total: 70, byStage: null, byClass: null });
  });

  it('of a province with one report, with none, and with one whose number would give another away, read the same', () => {
    const hidden = { total: null, byStage: null, byClass: null };
    const cells = nation({ 18: 70, 32: 1, 33: 9 });
    for (const region of ['32', '33', '34']) expect(seen(cells, region)).toEqual({ ...hidden, regionCode: region });
    expect(seen(nation({ 18: 70 }), '32')).toEqual(seen(nation({ 18: 70, 32: 1, 33: 4 }), '32'));
  });

  it('do not move while nothing but suppressed cells and confidential reports does', () => {
    const before = nation({ 18: 70, 32: 1, 33: 4 }, 5);
    for (const after of [nation({ 18: 70, 32: 2, 33: 3 }, 5), nation({ 18: 70, 32: 1, 33: 4 }, 9)])
      for (const region of ['18', '32', '33']) expect(seen(after, region)).toEqual(seen(before, region));
    expect(seen(nation({ 18: 70, 32: 1, 33: 4 }, 9), null)).toEqual(seen(before, null));
  });

  it('never show a province below five, nor one from which such a province follows by subtraction', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }), (counts) => {
        const regions = Object.fromEntries(counts.map((count, index) => [`${index + 11}`, count]));
        const shown = Object.keys(regions).map((region) => seen(nation(regions), region).total);
        const visible = shown.filter((total) => total !== null);
        expect(visible.every((total) => total >= SMALLEST_CELL)).toBe(true);
        if (visible.length < shown.length && visible.length > 0) expect(shown.length - visible.length).toBeGreaterThan(1);
      }),
    );
  });

  it('say nothing of provinces until each report stands in one', () => {
    const filling = nation({ 18: 70, 32: 30 }).map((cell) => (cell.key === 'OPEN' ? { ...cell, count: 101 } : cell));
    expect(publishStatistics(filling, []).byRegion).toEqual([]);
    expect(seen(filling, '18').total).toBeNull();
  });
});

/** Open reports by regency, with the provinces that they add up to. */
const regencies = (counts: Readonly<Record<string, number>>): CountedCell[] => {
  const provinces = Object.groupBy(Object.entries(counts), ([key]) => key.slice(0, 2));
  const sums = Object.entries(provinces).map(([key, of = []]) => [key, of.reduce((sum, [, count]) => sum + count, 0)] as const);
  return [
    ...nation(Object.fromEntries(sums)),
    ...Object.entries(counts).map(([key, count]) => ({ dimension: 'REGENCY', key, count }) as const),
  ];
};
const ALL = ['18.01', '18.02', '18.72', '32.01', '32.71'];
const shownOf = (counts: Readonly<Record<string, number>>, all = ALL) =>
  Object.fromEntries(publishStatistics(regencies(counts), all).byRegency.map(({ key, count }) => [key, count]));

describe('the numbers of regencies', () => {
  it('are shown of each province by itself, those without a report beside those that are suppressed', () => {
    expect(shownOf({ '18.72': 60, '18.01': 8, '32.01': 30, '32.71': 20 })).toEqual({
      '18.01': null,
      '18.02': null,
      '18.72': 60,
      '32.01': 30,
      '32.71': 20,
    });
  });

  it('do not tell that somebody was the first in a regency, nor from which', () => {
    // By the province's own number the rest would be the one report.
    expect(shownOf({ '18.72': 60, '18.01': 1 })).toEqual({ '18.01': null, '18.02': null, '18.72': null });
    expect(shownOf({ '18.72': 60 })).toEqual(shownOf({ '18.72': 60, '18.01': 1 }));
    const before = shownOf({ '18.72': 60, '18.01': 8 });
    const others: readonly Readonly<Record<string, number>>[] = [{ '18.01': 9 }, { '18.02': 1 }, { '18': 1 }];
    for (const after of others) expect(shownOf({ '18.72': 60, '18.01': 8, ...after })).toEqual(before);
  });

  it('are not shown of a province that is suppressed itself', () => {
    // 32 goes with 33, which has one report alone; what its regencies hold would say how many it has at least.
    const cells = { '18.72': 60, '18.01': 30, '18.02': 20, '32.01': 9, '32.71': 8, '33.01': 1 };
    expect(Object.keys(shownOf(cells)).filter((key) => !key.startsWith('18'))).toEqual([]);
  });

  it('are not shown before each report stands in one', () => {
    const filling = regencies({ '18.72': 60, '18.01': 30, '18.02': 20 }).filter(({ key }) => key !== '18.02');
    expect(publishStatistics(filling, ALL).byRegency).toEqual([]);
    expect(publishStatistics(filling, ALL).byRegion).toHaveLength(1);
  });

  it('leave nothing to be found by subtraction from their province, whatever they are', () => {
    const counts = fc.dictionary(fc.constantFrom(...ALL, '18.03', '32', '33.01', '33.02', '34.71'), fc.nat(30), { minKeys: 1 });
    fc.assert(
      fc.property(counts, (of) => {
        const { byRegion, byRegency } = publishStatistics(regencies(of), ALL);
        for (const { key: province, count } of byRegion) {
          const inside = byRegency.filter(({ key }) => key.startsWith(province));
          if (count === null) expect(inside).toEqual([]);
          const visible = inside.filter((cell) => cell.count !== null);
          for (const cell of visible) expect(cell.count).toBeGreaterThanOrEqual(SMALLEST_CELL);
          if (count === null || visible.length === 0) continue;
          const rest = count - visible.reduce((sum, cell) => sum + (cell.count ?? 0), 0);
          if (rest > 0 || visible.length < inside.length) expect(rest).toBeGreaterThanOrEqual(SMALLEST_CELL);
        }
      }),
    );
  });

  it('are those of a dashboard that follows one', () => {
    const published = publishStatistics(regencies({ '18.72': 60, '18.01': 8, '18.02': 1 }), ALL);
    expect(countersOf(published, '18.72')).toEqual({ regionCode: '18.72', total: 60, byStage: null, byClass: null });
    for (const place of ['18.01', '18.02', '32.71', '99.99']) expect(countersOf(published, place).total).toBeNull();
  });
});
