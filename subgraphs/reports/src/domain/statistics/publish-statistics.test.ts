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
const seen = (cells: readonly CountedCell[], region: string | null) => countersOf(publishStatistics(cells), region);

describe('the counters of a dashboard', () => {
  it('are the published statistics, of a province its one cell', () => {
    const published = publishStatistics(nation({ 18: 70, 32: 30 }, 7));
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
    expect(publishStatistics(filling).byRegion).toEqual([]);
    expect(seen(filling, '18').total).toBeNull();
  });
});
