import { describe, expect, it } from '@jest/globals';
import { checkNewPassword } from './password.js';

const PERSONAL = ['Siti Rahma Dewi', 'siti.rahma@contoh.id'];

describe('checkNewPassword', () => {
  it.each(['sepuluhhrf', 'kata sandi yang panjang', 'x'.repeat(256)])('accepts "%s"', (password) => {
    expect(checkNewPassword(password, PERSONAL)).toEqual({ ok: true, value: password });
  });

  it.each([
    ['nine characters', 'sembilan9', 'TOO_SHORT'],
    ['nine characters of two code units each', '😀'.repeat(9), 'TOO_SHORT'],
    ['257 characters', 'x'.repeat(257), 'TOO_LONG'],
    ['the name', 'Siti Rahma Dewi', 'EQUALS_PERSONAL_DATA'],
    ['the name without spaces and capitals', 'sitirahmadewi', 'EQUALS_PERSONAL_DATA'],
    ['the e-mail address', 'Siti.Rahma@contoh.id', 'EQUALS_PERSONAL_DATA'],
  ])('refuses %s', (_case, password, problem) => {
    expect(checkNewPassword(password, PERSONAL)).toEqual({ ok: false, problem });
  });

  it('gives the same form however the accents were typed', () => {
    expect(checkNewPassword('cafe\u0301 sepuluh', [])).toEqual(checkNewPassword('caf\u00e9 sepuluh', []));
  });
});
