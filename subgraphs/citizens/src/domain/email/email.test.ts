import { describe, expect, it } from '@jest/globals';
import { normaliseEmail } from './email.js';

describe('normaliseEmail', () => {
  it.each([
    ['Siti.Rahma@Contoh.ID', 'siti.rahma@contoh.id'],
    ['  warga@contoh.go.id ', 'warga@contoh.go.id'],
    ['nama+lapor@contoh.co.id', 'nama+lapor@contoh.co.id'],
    ["o'neil@contoh.id", "o'neil@contoh.id"],
  ])('brings %s into the form that is looked up', (written, value) => {
    expect(normaliseEmail(written)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    'siti',
    'siti@',
    '@contoh.id',
    'siti@contoh',
    'siti@@contoh.id',
    'si ti@contoh.id',
    'siti@contoh..id',
    'siti@-contoh.id',
    '<siti@contoh.id>',
  ])('refuses "%s"', (written) => {
    expect(normaliseEmail(written)).toEqual({ ok: false, problem: 'INVALID_FORMAT' });
  });

  it('refuses what is longer than an address can be', () => {
    expect(normaliseEmail(`${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.id`)).toEqual({
      ok: false,
      problem: 'TOO_LONG',
    });
  });
});
