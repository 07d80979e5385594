import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { rulesIn } from '../domain/clock/policies.fixture.js';
import { checkPii } from '../domain/content/check-pii.js';
import { checkFiling } from '../domain/filing/filing.js';
import { isId } from '../domain/input/identifier.js';
import { parseTrackingId } from '../domain/report/tracking-id.js';
import { OVERSIGHTS } from '../domain/visibility/oversight.fixture.js';
import type { History } from './history.js';
import type { SeedWorld } from './seed-world.js';
import { liveThrough } from './way.js';

const REPORTS = 2_000;
const RULES = rulesIn('Asia/Jakarta');

function world(seed: string): SeedWorld {
  const desks = Array.from({ length: 40 }, (_, index) => {
    const code = `D-${index}`;
    return { code, path: [code], regionCode: '18.72', units: [{ code: `${code}-A`, path: [code, `${code}-A`] }], slowness: 1 };
  });
  return {
    seed,
    reports: REPORTS,
    from: new Date('2024-01-01T00:00:00Z'),
    until: new Date('2026-01-01T00:00:00Z'),
    national: { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] },
    desks,
    regions: ['18.72', '32.71'],
    categories: ['a', 'b'],
    oversights: OVERSIGHTS,
    rulesAt: () => RULES,
  };
}

const life = (of: SeedWorld, number: number): unknown => {
  const { world: _world, random: _random, ...written } = liveThrough(of, number);
  return written;
};

describe('the volume data', () => {
  const made: readonly History[] = Array.from({ length: REPORTS }, (_, number) => liveThrough(world('1'), number));
  const mean = (count: (history: History) => number, among = made) =>
    among.reduce((sum, history) => sum + count(history), 0) / among.length;
  const types = ({ events }: History) => events.map(({ type }) => type);

  it('is the same for the same seed, one report at a time or all, and another for another', () => {
    for (const number of [0, 7, REPORTS - 1]) expect(life(world('1'), number)).toEqual(life(world('1'), number));
    expect(life(world('1'), 7)).not.toEqual(life(world('2'), 7));
  });

  it('has the shares of domain.md 1.4 and 6.1', () => {
    const answered = made.filter(({ report }) => report.state === 'COMPLETED');
    expect(mean(({ report }) => Number(report.state === 'ARCHIVED'))).toBeCloseTo(0.17, 1);
    expect(mean(({ followUps }) => followUps.length, answered)).toBeCloseTo(2.5, 0);
    const disposed = made.filter(({ dispositions }) => dispositions.length > 0);
    expect(mean(({ dispositions }) => dispositions.length, disposed)).toBeGreaterThan(1.2);
    expect(mean(({ report }) => Number(report.published))).toBeGreaterThan(0.4);
    expect(mean(({ report }) => Number(report.confidential))).toBeGreaterThan(0.05);
  });

  it('could have been filed and published: no rule of the product refuses its texts', () => {
    for (const { report } of made.slice(0, 200)) {
      expect(checkFiling(report, report.filedAt)).toMatchObject({ ok: true });
      const texts = [
        { field: 'title', text: report.publishedTitle ?? '' },
        { field: 'content', text: report.publishedContent ?? '' },
      ];
      expect(checkPii(texts, null)).toMatchObject({ ok: true });
    }
  });

  it('keeps a part of every original out of the published text', () => {
    const published = made.filter(({ report }) => report.published);
    expect(published.length).toBeGreaterThan(100);
    expect(published.filter(({ report }) => report.publishedContent === report.content)).toEqual([]);
  });

  it('has every id once, and ids that the product reads', () => {
    const ids = made.flatMap(({ report, events, dispositions, followUps, closings }) =>
      [report, ...events, ...dispositions, ...followUps, ...closings].map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
    const tracking = made.map(({ report }) => report.trackingId);
    expect(new Set(tracking).size).toBe(REPORTS);
    expect(tracking.every((id) => parseTrackingId(id) === id)).toBe(true);
  });

  it('tells events in their order, up to the last moment and not beyond', () => {
    for (const {
      events,
      world: { until },
      report,
    } of made) {
      const times = events.map(({ occurredAt }) => occurredAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan(until.getTime());
      expect(report.version).toBe(
        1 +
          new Set(
            events
              .filter(({ type }) => !type.startsWith('Clock'))
              .slice(1)
              .map(({ occurredAt }) => occurredAt.getTime()),
          ).size,
      );
    }
  });

  it('leaves no open report silent: what was due has been told, and an answered one is completed in time', () => {
    const open = made.filter(({ report }) => report.state === 'IN_PROGRESS' || report.state === 'RECEIVED');
    expect(open.length).toBeGreaterThan(10);
    expect(made.some((history) => types(history).includes('ClockBreached'))).toBe(true);
    for (const {
      report,
      clocks,
      world: { until },
    } of made)
      if (report.state === 'RESPONDED')
        expect(clocks.find(({ key, stoppedAt }) => key === 'REPORTER_REPLY' && !stoppedAt)?.dueAt.getTime()).toBeGreaterThanOrEqual(
          until.getTime(),
        );
  });

  it('gives a few desks most of the work', () => {
    const counts = [...Map.groupBy(made, ({ report }) => report.leadAgencyCode)]
      .filter(([code]) => code !== null)
      .map(([, { length }]) => length);
    expect(Math.max(...counts)).toBeGreaterThan(4 * Math.min(...counts));
    expect(counts).toHaveLength(40);
  });
});
