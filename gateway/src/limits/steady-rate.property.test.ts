import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { burstOf, charge, type Pace, payOff, roomOf, waitMs } from './steady-rate.js';

const MINUTE_MS = 60_000;
const START = Date.parse('2026-11-24T03:00:00Z');
const REST: Pace = { debtMs: 0, at: 0 };
const rates = fc.integer({ min: 1, max: 100_000 });

/** Plays requests at moments and gives those that were let through. */
function letThrough(perMinute: number, moments: readonly number[]): number[] {
  let pace = REST;
  return moments.filter((at) => {
    pace = payOff(pace, at);
    const free = waitMs(pace, perMinute) === 0;
    if (free) pace = charge(pace, perMinute);
    return free;
  });
}

/** The most that stands in sixty seconds, wherever they begin. */
function mostInAMinute(moments: readonly number[]): number {
  let [first, most] = [0, 0];
  for (const [last, at] of moments.entries()) {
    while (at - (moments[first] as number) >= MINUTE_MS) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

describe('a steady rate', () => {
  it('lets no more through in any sixty seconds than the rate and what may come at once', () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 70_000 })), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), gaps, (perMinute, between) => {
        let at = START;
        const moments = between.map((gap) => (at += gap));
        expect(mostInAMinute(letThrough(perMinute, moments))).toBeLessThan(perMinute + burstOf(perMinute));
      }),
    );
  });

  it('is not doubled by whoever fills the end of one minute and the beginning of the next', () => {
    const moments = Array.from({ length: 240 }, (_, index) => START + 59_000 + index * 10);
    expect(letThrough(60, moments)).toHaveLength(12);
    expect(letThrough(1, [START + 59_999, START + 60_000, START + 119_998, START + 119_999])).toEqual([START + 59_999, START + 119_999]);
  });

  it('refuses nobody who keeps to it, a little early or late each time, for as long as they like', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 100_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.9, noNaN: true })),
        (perMinute, count, late) => {
          const moments = Array.from(
            { length: count },
            (_, index) => START + Math.ceil(((index + late.next().value) * MINUTE_MS) / perMinute),
          );
          expect(letThrough(perMinute, moments)).toHaveLength(count);
        },
      ),
    );
  });

  it('gives the whole rate to whoever asks all the time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (perMinute) => {
        const moments = Array.from({ length: 12_000 }, (_, index) => START + index * 20);
        expect(letThrough(perMinute, moments).length).toBeGreaterThanOrEqual(Math.floor(perMinute * 4 * 0.95));
      }),
      { numRuns: 30 },
    );
  });

  it('tells to the millisecond how long to wait', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 60_000 }), (perMinute, debtMs) => {
        const pace = { debtMs, at: START };
        const wait = waitMs(pace, perMinute);
        expect(waitMs(payOff(pace, START + Math.ceil(wait)), perMinute)).toBe(0);
        if (wait > 1) expect(waitMs(payOff(pace, START + Math.floor(wait - 1)), perMinute)).toBeGreaterThan(0);
      }),
    );
  });

  it('makes nobody wait for longer than a minute, however its number and the clock are changed meanwhile', () => {
    const steps = fc.array(fc.tuple(rates, fc.integer({ min: -100_000, max: 100_000 })), { maxLength: 200 });
    fc.assert(
      fc.property(steps, rates, (played, last) => {
        let [pace, at] = [REST, START];
        for (const [perMinute, gap] of played) {
          at += gap;
          pace = payOff(pace, at);
          if (waitMs(pace, perMinute) === 0) pace = charge(pace, perMinute);
        }
        expect(waitMs(pace, last)).toBeLessThanOrEqual(MINUTE_MS);
        expect(waitMs(payOff(pace, at + MINUTE_MS), last)).toBe(0);
      }),
    );
  });

  it.each([
    [1, 1],
    [2, 2],
    [12, 2],
    [18, 3],
    [60, 10],
    [100_000, 16_666],
  ])('lets of %d in a minute %d come at once', (perMinute, burst) => {
    expect(Math.floor(roomOf(payOff(REST, START), perMinute))).toBe(burst);
    expect(
      letThrough(
        perMinute,
        Array.from({ length: burst + 5 }, () => START),
      ),
    ).toHaveLength(burst);
  });
});
