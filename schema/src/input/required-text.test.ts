import { describe, expect, it } from '@jest/globals';
import { checkRequiredText, REASON } from './required-text.js';

describe('a text that must be there', () => {
  it.each([
    ['ten letters', 'a'.repeat(10), true],
    ['nine letters', 'a'.repeat(9), false],
    ['two thousand', 'a'.repeat(2_000), true],
    ['one more', 'a'.repeat(2_001), false],
  ])('with %s is one: %s', (_what, text, ok) => {
    const checked = checkRequiredText('reason', ` ${text}\r\n`, REASON);
    if (ok) return expect(checked).toEqual({ ok: true, text });
    expect(checked).toMatchObject({ ok: false, code: 'INPUT_INVALID', details: { fields: [{ field: 'reason' }] } });
  });
});
