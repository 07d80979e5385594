import { describe, expect, it } from '@jest/globals';
import type { Rating } from '../rating/rating.js';
import { decideObjection, type Objection, openObjection } from './objection.js';

const AT = new Date('2026-03-02T03:00:00Z');
const LATER = new Date(AT.getTime() + 1);
const rated = (score: number, solved: boolean) => ({ score, solved }) as Rating;
const OBJECTION = { accepted: null } as Objection;

describe('an objection', () => {
  it.each([
    [1, true, true],
    [2, true, true],
    [3, true, false],
    [5, true, false],
    [3, false, true],
    [5, false, true],
  ])('with score %d and solved %s is founded: %s', (score, solved, founded) => {
    expect(decideObjection({ dueAt: AT, rating: rated(score, solved), earlier: null }, AT).ok).toBe(founded);
  });

  it.each([
    ['on the last moment of the window', { dueAt: AT }, AT, null],
    ['a moment later', { dueAt: AT }, LATER, 'OBJECTION_WINDOW_CLOSED'],
    ['without a clock', { dueAt: null }, LATER, null],
    ['a second time', { dueAt: AT, earlier: OBJECTION }, AT, 'ALREADY_DONE'],
    ['without a rating', { dueAt: AT, rating: null }, AT, 'OBJECTION_UNFOUNDED'],
  ])('%s', (_name, facts, at, code) => {
    const decision = decideObjection({ rating: rated(1, false), earlier: null, ...facts }, at);
    expect(decision.ok ? null : decision.code).toBe(code);
  });

  it('is open until it is decided', () => {
    expect(openObjection(OBJECTION)).toEqual({ ok: true, objection: OBJECTION });
    for (const done of [null, { ...OBJECTION, accepted: true }, { ...OBJECTION, accepted: false }]) {
      expect(openObjection(done)).toMatchObject({ code: 'OBJECTION_NOT_OPEN' });
    }
  });
});
