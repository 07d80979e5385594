import { describe, expect, it } from '@jest/globals';
import { checkRating } from './rating.js';

describe('a rating', () => {
  it.each([
    [1, true],
    [5, true],
    [0, false],
    [6, false],
    [2.5, false],
    [Number.NaN, false],
  ])('of %d is valid: %s', (score, valid) => {
    expect(checkRating({ score, solved: true }).ok).toBe(valid);
  });

  it('may say something', () => {
    expect(checkRating({ score: 3, solved: false, comment: ' Lambat ' })).toEqual({ ok: true, comment: 'Lambat' });
    expect(checkRating({ score: 3, solved: false, comment: '  ' })).toEqual({ ok: true, comment: null });
    expect(checkRating({ score: 9, solved: false, comment: 'x'.repeat(2_001) })).toMatchObject({
      details: { fields: [{ field: 'score' }, { field: 'comment' }] },
    });
  });
});
