import { describe, expect, it } from '@jest/globals';
import { SERVICE_WORDS } from './keyword-words.js';
import { type KeywordDraft, registerKeyword } from './register-keyword.js';
import { createKeyword } from './sms-keyword.js';

const METRO = 'D-18.72';
const DRAFT: KeywordDraft = {
  words: '  Jalan métro, rusak! ',
  agencyCode: METRO,
  legalRef: ' SK Wali Kota Metro 12/2026 ',
  validFrom: '2026-12-01',
  validTo: null,
};
const WORDS = 'JALAN METRO RUSAK';

describe('a new keyword', () => {
  it('is kept in one spelling, for its days', () => {
    const keyword = { id: `${WORDS}:${METRO}@2026-12-01`, words: WORDS, agencyCode: METRO, source: 'DECREED' };
    expect(registerKeyword(DRAFT, [])).toEqual({ ok: true, keyword: { ...keyword, validFrom: '2026-12-01', validTo: null } });
    expect(registerKeyword({ ...DRAFT, validTo: '2027-01-01' }, [])).toMatchObject({ keyword: { ...keyword, validTo: '2027-01-01' } });
  });

  it.each([
    ['without a word', { words: ' ?! ' }, 'words'],
    ['of seven words', { words: 'a b c d e f g' }, 'words'],
    ['longer than a message', { words: 'A'.repeat(101) }, 'words'],
    ['of digits only', { words: '1708 17' }, 'words'],
    ['that is a word of ordinary messages', { words: 'jalan' }, 'words'],
    ['that is a greeting', { words: 'Selamat pagi, Bapak Ibu' }, 'words'],
    ['that says only what it is about', { words: 'lampu jalan mati' }, 'words'],
    ['that says only so, with a number', { words: 'sampah 24' }, 'words'],
    ['that is an ordinary word and another government’s name', { words: 'batu' }, 'words'],
    ['without a legal act', { legalRef: ' x ' }, 'legalRef'],
    ['from a day that is none', { validFrom: '2026-02-30' }, 'validFrom'],
    ['from a year that no calendar has', { validFrom: '0000-01-01' }, 'validFrom'],
    ['until a day that is none', { validTo: 'besok' }, 'validTo'],
    ['that ends as it begins', { validTo: '2026-12-01' }, 'validTo'],
    ...SERVICE_WORDS.flatMap((word) => [
      [`that is the service ${word}`, { words: word.toLowerCase() }, 'words'] as const,
      [`that begins with the service ${word}`, { words: `${word} kota` }, 'words'] as const,
    ]),
  ])('is refused %s', (_what, change, field) => {
    expect(registerKeyword({ ...DRAFT, ...change }, [])).toMatchObject({ code: 'INPUT_INVALID', details: { fields: [{ field }] } });
  });

  it('may hold six words, digits, and a service word that does not stand first', () => {
    expect(registerKeyword({ ...DRAFT, words: 'rt 03 rw 05 stop banjir' }, [])).toMatchObject({ ok: true });
  });

  it('is refused while its own agency holds the words, and taken from the day on which that ends', () => {
    const own = createKeyword(WORDS, METRO, 'DECREED', '2026-01-01', '2027-01-01');
    const other = { id: own.id, validFrom: own.validFrom, validTo: own.validTo };
    expect(registerKeyword(DRAFT, [own])).toEqual({ ok: false, code: 'VALIDITY_OVERLAP', details: { other } });
    expect(registerKeyword({ ...DRAFT, validFrom: '2027-01-01' }, [own])).toMatchObject({ ok: true });
    expect(registerKeyword(DRAFT, [{ ...own, validTo: own.validFrom }])).toMatchObject({ ok: true });
  });

  it.each(['GOVERNMENT_NAME', 'SHORT_NAME', 'COMMON_USAGE', 'DECREED'] as const)(
    'is refused while another agency holds the words as %s, and says who and when',
    (source) => {
      const other = createKeyword(WORDS, 'D-32.71', source, '2026-01-01', '2026-12-02');
      const details = { other: { agencyCode: 'D-32.71', validFrom: '2026-01-01', validTo: '2026-12-02' } };
      expect(registerKeyword(DRAFT, [other])).toEqual({ ok: false, code: 'KEYWORD_TAKEN', details });
      expect(registerKeyword({ ...DRAFT, validFrom: '2026-12-02' }, [other])).toMatchObject({ ok: true });
    },
  );

  it('may be an ordinary word that is the government’s own name, and one beside a word that is not ordinary', () => {
    const retired = createKeyword('BATU', 'D-35.79', 'GOVERNMENT_NAME', '2020-10-27', '2026-06-01');
    expect(registerKeyword({ ...DRAFT, words: 'Batu', agencyCode: 'D-35.79' }, [retired])).toMatchObject({ ok: true });
    for (const words of ['sampah metro', 'PU', 'lapor metro', 'pohon pala'])
      expect(registerKeyword({ ...DRAFT, words }, [])).toMatchObject({ ok: true });
  });

  it('is a government’s own name again, which it may share with another government and with nobody else', () => {
    const retired = createKeyword('BOGOR', 'D-32.01', 'GOVERNMENT_NAME', '2020-10-27', '2026-06-01');
    const draft = { ...DRAFT, words: 'Bogor', agencyCode: 'D-32.01' };
    const city = createKeyword('BOGOR', 'D-32.71', 'GOVERNMENT_NAME', '2020-10-27');
    expect(registerKeyword(draft, [retired, city])).toMatchObject({ keyword: { source: 'GOVERNMENT_NAME' } });
    expect(registerKeyword(draft, [retired, { ...city, source: 'DECREED' }])).toMatchObject({ code: 'KEYWORD_TAKEN' });
    expect(registerKeyword({ ...draft, agencyCode: 'D-32.03' }, [retired, city])).toMatchObject({ code: 'KEYWORD_TAKEN' });
  });
});
