import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findPii } from './find-pii.js';

const kindsIn = (text: string) => findPii(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('personal data in a text that is to be published', () => {
  it.each([
    ['a NIK', 'NIK saya 1872011708900001 ya', ['NIK 1872011708900001']],
    ['a woman’s NIK, 40 added to the day', '3578015707910004', ['NIK 3578015707910004']],
    ['a NIK in groups', '187201 170890 0001', ['NIK 187201 170890 0001']],
    ['a NIK with dots', '18.72.01.170890.0001', ['NIK 18.72.01.170890.0001']],
    ['a mobile number', 'hubungi 081398127654.', ['PHONE 081398127654']],
    ['a mobile number in groups', 'WA 0813-9812-7654', ['PHONE 0813-9812-7654']],
    ['a mobile number with spaces', '0813 9812 7654', ['PHONE 0813 9812 7654']],
    ['the country code', '+6281398127654', ['PHONE +6281398127654']],
    ['the country code in groups', '+62 813 9812 7654', ['PHONE +62 813 9812 7654']],
    ['the country code without plus', '6281398127654', ['PHONE 6281398127654']],
    ['the country code and a zero', '+62(0)81398127654', ['PHONE +62(0)81398127654']],
    ['a fixed line', 'telepon (0725) 41234', ['PHONE (0725) 41234']],
    ['a fixed line in Jakarta', '021-5551234', ['PHONE 021-5551234']],
    ['a fixed line with the country code', '+62 725 41234', ['PHONE +62 725 41234']],
    ['an e-mail address', 'surel: Siti.Rahma+lapor@contoh.co.id, ya', ['EMAIL Siti.Rahma+lapor@contoh.co.id']],
    ['an e-mail address in disguise', 'siti [at] contoh.id', ['EMAIL siti [at] contoh.id']],
    ['a plate', 'mobil BE 1234 AB parkir', ['PLATE BE 1234 AB']],
    ['a plate without spaces', 'B1234XYZ', ['PLATE B1234XYZ']],
    ['a plate in small letters', 'motor b 1234 xyz', ['PLATE b 1234 xyz']],
    ['several', 'NIK 1872011708900001, HP 081398127654', ['NIK 1872011708900001', 'PHONE 081398127654']],
  ])('finds %s', (_case, text, found) => {
    expect(kindsIn(text)).toEqual(found);
  });

  it.each([
    ['a date', 'Kejadian pada 17-08-2026 pukul 08.00-16.00'],
    ['opening hours and a year', 'Buka 08.30-16.00 2026'],
    ['money', 'Biaya Rp 1.250.000,00 dari anggaran 12.500.000.000'],
    ['an address', 'Jalan Soekarno-Hatta No. 17 RT 03 RW 05'],
    ['an address in small letters', 'jalan b 12 rt 3'],
    ['a region code', 'wilayah 18.72.01.1003'],
    ['a tracking id', 'LP-7K3M9Q2X'],
    ['a law', 'UU 25/2009 dan Perpres 76/2013 pasal 12'],
    ['16 digits of no province', '9972011708900001'],
    ['16 digits without a date', '1872019999900001'],
    ['17 digits', '18720117089000011'],
    ['LAPOR!’s own number', 'kirim SMS ke 1708'],
    ['a post code and a year', '34111 2026'],
  ])('leaves %s alone', (_case, text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it('shows of a value no more than its first two characters', () => {
    for (const { excerpt } of findPii('1872011708900001 siti@contoh.id 081398127654 BE 1234 AB')) expect(excerpt).toMatch(/^..•{1,10}$/u);
  });

  it('finds a number wherever it stands, at offsets that cut out exactly it', () => {
    const words = fc.stringMatching(/^[a-z ]{0,40}$/);
    const number = fc.stringMatching(/^08[1-9]\d{8}$/);
    fc.assert(
      fc.property(words, number, words, (before, phone, after) => {
        const text = `${before}, ${phone}, ${after}`;
        expect(findPii(text).some(({ kind, start, end }) => kind === 'PHONE' && text.slice(start, end) === phone)).toBe(true);
      }),
    );
  });

  it('gives findings in order, without overlap, inside the text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 .-+()@abBE[]t'), maxLength: 200 }), (text) => {
        let end = 0;
        for (const finding of findPii(text)) {
          expect(finding.start).toBeGreaterThanOrEqual(end);
          expect(finding.end).toBeGreaterThan(finding.start);
          end = finding.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each(['1', '1 ', '0', 'a', 'a.', '08', '+62 ', 'B 1 ', '@a.', '(021) 1'])('is quick on 10,000 characters of "%s"', (unit) => {
    const started = process.hrtime.bigint();
    findPii(unit.repeat(10_000).slice(0, 10_000));
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(500);
  });
});
