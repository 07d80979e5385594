import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readChoice } from './read-choice.js';
import type { Candidate } from './route-report.js';

const CITY: Candidate = { number: 1, agencyCode: 'D-32.71', name: 'Pemerintah Kota Bogor' };
const REGENCY: Candidate = { number: 2, agencyCode: 'D-32.01', name: 'Pemerintah Kabupaten Bogor' };
const BOGOR = [CITY, REGENCY];
const SOLOK: readonly Candidate[] = [
  { number: 1, agencyCode: 'D-13.72', name: 'Pemerintah Kota Solok' },
  { number: 2, agencyCode: 'D-13.02', name: 'Pemerintah Kabupaten Solok' },
  { number: 3, agencyCode: 'D-13.11', name: 'Pemerintah Kabupaten Solok Selatan' },
];

describe('an answer to "which agency?"', () => {
  it.each([
    ['1', CITY],
    [' 2. ', REGENCY],
    ['(1)', CITY],
    ['1 KOTA BOGOR', CITY],
    ['1. kota', CITY],
    ['bogor kota 1', CITY],
    ['Pemerintah Kota Bogor', CITY],
    ['pemkot bogor', CITY],
    ['Pemkot', CITY],
    ['kota', CITY],
    ['bogor kota', CITY],
    ['yang kota saja', CITY],
    ['no 1', CITY],
    ['No.1', CITY],
    ['nomor 2', REGENCY],
    ['pilih 2', REGENCY],
    ['pilih nomor dua', REGENCY],
    ['satu', CITY],
    ['Dua!', REGENCY],
    ['KAB', REGENCY],
    ['kab. bogor', REGENCY],
    ['PEMKAB BOGOR', REGENCY],
    ['2 kabupaten 🙏', REGENCY],
  ])('%j chooses', (text, candidate) => {
    expect(readChoice(text, BOGOR)).toEqual({ kind: 'CHOSEN', candidate });
  });

  it.each([
    '7',
    '0',
    'bogor',
    'Pemerintah',
    'kota kabupaten',
    '1 atau 2',
    '1 2',
    '2 kota bogor',
    'tujuh',
    'kota bandung',
    'lampu mati',
    'ya',
    '',
  ])('%j is asked again', (text) => {
    expect(readChoice(text, BOGOR)).toEqual({ kind: 'UNCLEAR' });
  });

  it.each(['1 jembatan lagi putus', 'kota bogor lampu jalan padam', 'KOTA METRO jalan rusak'])('%j is none', (text) => {
    expect(readChoice(text, BOGOR)).toEqual({ kind: 'NONE' });
  });

  it('is the shorter name where it is said whole', () => {
    expect(readChoice('kabupaten solok', SOLOK)).toMatchObject({ candidate: { number: 2 } });
    expect(readChoice('solok selatan', SOLOK)).toMatchObject({ candidate: { number: 3 } });
    expect(readChoice('kabupaten', SOLOK)).toEqual({ kind: 'UNCLEAR' });
  });

  it('takes a number in a name for a part of the name', () => {
    const fifty = { number: 1, agencyCode: 'D-13.07', name: 'Pemerintah Kabupaten Lima Puluh Kota' };
    expect(readChoice('lima puluh kota', [fifty, { ...CITY, number: 2 }])).toEqual({ kind: 'CHOSEN', candidate: fifty });
  });

  it('never chooses with a word that the name has not', () => {
    const word = fc
      .stringMatching(/^[a-z]{4,9}$/)
      .filter(
        (each) =>
          !/^(kota|kodya|bogor|satu|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|pem.*|nomor|nomer|pilih.*|yang|untuk|saja|kabupaten|prov.*)$/.test(
            each,
          ),
      );
    fc.assert(
      fc.property(word, fc.constantFrom('1', 'kota', 'kab bogor', 'satu'), fc.boolean(), (other, answer, first) => {
        expect(readChoice(first ? `${other} ${answer}` : `${answer} ${other}`, BOGOR).kind).not.toBe('CHOSEN');
      }),
    );
  });
});
