import { describe, expect, it } from '@jest/globals';
import { checkFullName } from './full-name.js';

describe('checkFullName', () => {
  it.each([
    ['Siti Rahma', 'Siti Rahma'],
    ['  Siti   Rahma ', 'Siti Rahma'],
    ['Suharto', 'Suharto'],
    ["Ma'ruf Amin, S.H., M.Si.", "Ma'ruf Amin, S.H., M.Si."],
    ['I Gusti Ngurah Rai (alm.)', 'I Gusti Ngurah Rai (alm.)'],
    ['Renée', 'Renée'.normalize('NFC')],
  ])('accepts %s', (written, value) => {
    expect(checkFullName(written)).toEqual({ ok: true, value });
  });

  it.each([
    ['nothing', '   ', 'REQUIRED'],
    ['no letter', '12345', 'INVALID_FORMAT'],
    ['markup', '<b>Siti</b>', 'INVALID_FORMAT'],
    ['a character that turns the direction of the text', 'Siti \u202eamhaR', 'INVALID_FORMAT'],
    ['a control character', 'Siti\u0000', 'INVALID_FORMAT'],
    ['101 characters', 'a'.repeat(101), 'TOO_LONG'],
  ])('refuses %s', (_case, written, problem) => {
    expect(checkFullName(written)).toEqual({ ok: false, problem });
  });
});
