import { describe, expect, it } from '@jest/globals';
import { combine, evidence } from './evidence.js';
import { MOST_CANDIDATES, rankAgencies } from './rank-agencies.js';

const exists = () => true;

describe('evidence together', () => {
  it('is more certain than each piece, and never beyond 1', () => {
    expect(combine([])).toBe(0);
    expect(combine([0.5, 0.5])).toBe(0.75);
    expect(combine(Array(1_000).fill(0.9))).toBeLessThanOrEqual(1);
  });
});

describe('the ranking of agencies', () => {
  it('has the best supported first, each with its reasons, the strongest first', () => {
    const { ambiguous, candidates } = rankAgencies(
      [
        evidence('B', 0.6, 'REGION', { regionCode: '18.72' }),
        evidence('A', 0.3, 'RULE'),
        evidence('A', 0.85, 'PLACE_NAME', { words: 'kota a', regionCode: '1' }),
      ],
      exists,
    );
    expect(ambiguous).toBe(false);
    expect(candidates.map(({ agencyCode, score, reasons }) => [agencyCode, score, reasons.map(({ kind }) => kind)])).toEqual([
      ['A', 0.895, ['PLACE_NAME', 'RULE']],
      ['B', 0.6, ['REGION']],
    ]);
  });

  it('counts what is said twice once', () => {
    const twice = Array.from({ length: 50 }, () => evidence('A', 0.5, 'PLACE_NAME', { words: 'bogor', regionCode: '32.01' }));
    expect(rankAgencies(twice, exists).candidates).toMatchObject([{ score: 0.5, reasons: [{ words: 'bogor' }] }]);
  });

  it.each([
    [0.5, 0.5, true],
    [0.5, 0.46, true],
    [0.5, 0.44, false],
  ])('with %f and %f is ambiguous: %p', (first, second, expected) => {
    const pieces = [evidence('B', first, 'KEYWORD', { words: 'X' }), evidence('A', second, 'KEYWORD', { words: 'X' })];
    expect(rankAgencies(pieces, exists).ambiguous).toBe(expected);
  });

  it('leaves out agencies that do not exist any more, and gives ten at most, always in the same order', () => {
    const many = Array.from({ length: 30 }, (_, index) => evidence(`A${String(index).padStart(2, '0')}`, 0.5, 'RULE'));
    const { candidates } = rankAgencies(many.toReversed(), (code) => code !== 'A00');
    expect(candidates.map(({ agencyCode }) => agencyCode)).toEqual(many.slice(1, MOST_CANDIDATES + 1).map(({ agencyCode }) => agencyCode));
  });

  it('of nothing is empty', () => expect(rankAgencies([], exists)).toEqual({ ambiguous: false, candidates: [] }));
});
