import { describe, expect, it } from '@jest/globals';
import { checkDecree } from './decree.js';

const TODAY = '2026-11-23';

describe('a decree', () => {
  it('that is in force is taken, its text in one spelling', () => {
    expect(checkDecree({ legalRef: ' Perda Kota Metro 3/2026 ', effectiveOn: TODAY }, TODAY)).toEqual({
      ok: true,
      decree: { legalRef: 'Perda Kota Metro 3/2026', effectiveOn: TODAY },
    });
  });

  it.each([
    ['without a name', { legalRef: '  ', effectiveOn: TODAY }, ['legalRef']],
    ['with a name that turns the writing direction', { legalRef: 'Perda \u202e3/2026', effectiveOn: TODAY }, ['legalRef']],
    ['of a day that does not exist', { legalRef: 'Perda 3/2026', effectiveOn: '2026-02-30' }, ['effectiveOn']],
    ['of tomorrow', { legalRef: 'Perda 3/2026', effectiveOn: '2026-11-24' }, ['effectiveOn']],
    ['with neither', { legalRef: '', effectiveOn: '' }, ['legalRef', 'effectiveOn']],
  ])('%s is refused', (_what, decree, fields) => {
    expect(checkDecree(decree, TODAY)).toMatchObject({
      ok: false,
      code: 'INPUT_INVALID',
      details: { fields: fields.map((field) => ({ field })) },
    });
  });
});
