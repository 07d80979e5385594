import { describe, expect, it } from '@jest/globals';
import { admitIssue, freshWindow, readCode, toCode } from './one-time-code.js';

const NOW = new Date('2026-11-24T08:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe('admitIssue', () => {
  it('lets a code live for ten minutes and five attempts', () => {
    expect(admitIssue(freshWindow(NOW), NOW)).toMatchObject({
      ok: true,
      code: { expiresAt: later(10), attemptsLeft: 5, window: { issued: 1 } },
    });
  });

  it('allows five codes an hour and says when the next may be asked for', () => {
    let window = freshWindow(NOW);
    for (let count = 1; count <= 5; count += 1) {
      const admitted = admitIssue(window, later(count));
      if (!admitted.ok) throw new Error(`code ${count} was refused`);
      window = admitted.code.window;
    }
    expect(admitIssue(window, later(50))).toEqual({ ok: false, code: 'CODE_DELAYED', details: { retryAfterSeconds: 600 } });
    expect(admitIssue(window, later(60))).toMatchObject({ ok: true, code: { window: { issued: 1, endsAt: later(120) } } });
  });
});

describe('a code', () => {
  it.each([
    [0, '000000'],
    [42, '000042'],
    [999_999, '999999'],
  ])('of %i is written %s', (random, code) => expect(toCode(random)).toBe(code));

  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
  ])('typed as "%s" is read as %s', (written, code) => expect(readCode(written)).toBe(code));
});
