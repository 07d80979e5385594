import { describe, expect, it } from '@jest/globals';
import { admitAttempt, freshThrottle, signInDelaySeconds, type Throttle } from './throttle.js';

const NOW = new Date('2026-03-01T08:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

/** Makes attempts at one moment until one is refused. */
function attempts(count: number, start: Throttle = freshThrottle(NOW)): Throttle {
  let throttle = start;
  for (let attempt = 0; attempt < count; attempt += 1) {
    const admitted = admitAttempt(throttle, NOW);
    if (!admitted.ok) throw new Error(`attempt ${attempt + 1} was refused`);
    throttle = admitted.after;
  }
  return throttle;
}

describe('signInDelaySeconds', () => {
  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [11, 900],
    [5_000, 900],
  ])('after %i failures is %i s', (failures, seconds) => {
    expect(signInDelaySeconds(failures)).toBe(seconds);
  });
});

describe('admitAttempt', () => {
  it('lets five attempts through and delays the sixth', () => {
    expect(admitAttempt(attempts(5), NOW)).toEqual({ ok: false, code: 'SIGN_IN_DELAYED', details: { retryAfterSeconds: 30 } });
  });

  it('tells the seconds that are left, rounded up', () => {
    expect(admitAttempt(attempts(5), later(28.5))).toMatchObject({ details: { retryAfterSeconds: 2 } });
  });

  it('admits the next attempt when the delay is over, and doubles the delay', () => {
    expect(admitAttempt(attempts(5), later(30))).toMatchObject({ ok: true, after: { failures: 6, delayedUntil: later(90) } });
  });

  it('does not count an attempt that it refuses', () => {
    const delayed = attempts(5);
    admitAttempt(delayed, later(1));
    expect(delayed.failures).toBe(5);
  });

  it('forgets after a day without an attempt', () => {
    expect(admitAttempt(attempts(5), later(24 * 60 * 60))).toMatchObject({ ok: true, after: { failures: 1, delayedUntil: null } });
  });
});
