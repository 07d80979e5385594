import { describe, expect, it } from '@jest/globals';
import { aCategory } from './category.fixture.js';
import { changeCategory } from './change-category.js';
import { type RetirementSurroundings, retireCategory } from './retire-category.js';

const DAY = '2026-11-24';
const CATEGORY = aCategory({ validFrom: '2026-01-01' });
const NEXT = aCategory({ id: 'bangunan' });
const ALONE: RetirementSurroundings = { children: [], successor: null };

describe('a category is changed', () => {
  it.each([
    [{ name: ' Pekerjaan Umum ' }, { name: 'Pekerjaan Umum', nationalPriority: false }],
    [{ nationalPriority: true }, { name: CATEGORY.name, nationalPriority: true }],
  ])('by %j, and is the same otherwise', (changes, expected) =>
    expect(changeCategory(CATEGORY, changes)).toEqual({ ok: true, category: { ...CATEGORY, ...expected } }),
  );

  it('also back, from a national priority to none', () =>
    expect(changeCategory({ ...CATEGORY, nationalPriority: true }, { nationalPriority: false })).toEqual({ ok: true, category: CATEGORY }));

  it.each([[{}], [{ name: null, nationalPriority: null }], [{ name: 'x' }]])('not by %j', (changes) =>
    expect(changeCategory(CATEGORY, changes)).toMatchObject({ code: 'INPUT_INVALID', details: { fields: [{ field: 'name' }] } }),
  );
});

describe('a category is retired', () => {
  it.each([
    ['without one that follows', null, null],
    ['with one that follows', NEXT, 'bangunan'],
  ])('%s, and stays in the registry', (_what, successor, successorId) =>
    expect(retireCategory(CATEGORY, { ...ALONE, successor }, DAY)).toEqual({
      ok: true,
      category: { ...CATEGORY, active: false, successorId, validTo: DAY },
    }),
  );

  it.each<[string, Partial<RetirementSurroundings>, string, string, object]>([
    [
      'while those below it are offered',
      { children: ['infrastruktur.jalan'] },
      DAY,
      'CATEGORY_HAS_CHILDREN',
      { parts: ['infrastruktur.jalan'] },
    ],
    ['in favour of itself', { successor: CATEGORY }, DAY, 'CATEGORY_CYCLE', { field: 'successorId' }],
    ['in favour of one that is not there', { successor: undefined }, DAY, 'CATEGORY_UNKNOWN', { field: 'successorId' }],
    ['in favour of one that is retired', { successor: { ...NEXT, active: false } }, DAY, 'CATEGORY_UNKNOWN', { field: 'successorId' }],
    ['before it begins', {}, '2025-12-31', 'INPUT_INVALID', { fields: [{ field: 'effectiveOn' }] }],
  ])('not %s', (_what, around, on, code, details) =>
    expect(retireCategory(CATEGORY, { ...ALONE, ...around }, on)).toMatchObject({ code, details }),
  );
});
