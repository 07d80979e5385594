import { describe, expect, it } from '@jest/globals';
import { anAgency } from '../agency/agency.fixture.js';
import { createKeyword } from '../keyword/sms-keyword.js';
import { KEYWORDS_PLANNER } from './keyword-table.js';
import { aTable } from './table.fixture.js';

const METRO = anAgency({ code: 'D-18.72' });
const BOGOR = anAgency({ code: 'D-32.71' });
const CLOSED = anAgency({ code: 'D-18.72-LAMA', active: false });
const COLUMNS = ['words', 'agencyCode', 'validFrom', 'validTo'];
const PARK = createKeyword('TAMAN METRO', METRO.code, 'SHORT_NAME', '2026-01-01');
const NAME = createKeyword('BOGOR', BOGOR.code, 'GOVERNMENT_NAME', '2020-10-27', '2026-06-01');
const SHARED = createKeyword('BOGOR', 'D-32.01', 'GOVERNMENT_NAME', '2020-10-27');

const check = (...rows: readonly (readonly string[])[]) =>
  KEYWORDS_PLANNER.plan(aTable(COLUMNS, rows), {
    agencies: new Map([METRO, BOGOR, CLOSED].map((agency) => [agency.code, agency])),
    keywords: [PARK, NAME, SHARED],
    legalRef: 'SK Wali Kota Metro 12/2026',
  });

describe('a table of keywords', () => {
  it('adds what is new, in one spelling', () => {
    const plan = check(['Lapor métro', METRO.code, '2026-02-01'], ['lapor metro', METRO.code, '2025-02-01', '2026-02-01']);
    expect(plan).toEqual({
      problems: [],
      events: [
        { type: 'KeywordRegistered', entry: createKeyword('LAPOR METRO', METRO.code, 'DECREED', '2026-02-01') },
        { type: 'KeywordRegistered', entry: createKeyword('LAPOR METRO', METRO.code, 'DECREED', '2025-02-01', '2026-02-01') },
      ],
      added: 2,
      changed: 0,
      unchanged: 0,
    });
  });

  it('leaves alone what is the same, and moves the end of what has another', () => {
    expect(check(['taman metro', METRO.code, '2026-01-01'])).toMatchObject({ events: [], unchanged: 1 });
    expect(check(['taman metro', METRO.code, '2026-01-01', '2026-05-01'])).toMatchObject({
      events: [{ type: 'KeywordRetired', entry: { ...PARK, validTo: '2026-05-01' } }],
      changed: 1,
    });
    expect(check(['bogor', BOGOR.code, '2020-10-27'])).toMatchObject({
      events: [{ type: 'KeywordRegistered', entry: { ...NAME, validTo: null } }],
      changed: 1,
    });
  });

  it.each([
    ['without words', ['', METRO.code, '2026-02-01'], 'words', 1, 'INPUT_INVALID'],
    ['with a service word', ['cek kota', METRO.code, '2026-02-01'], 'words', 1, 'INPUT_INVALID'],
    ['of ordinary words', ['lampu jalan', METRO.code, '2026-02-01'], 'words', 1, 'INPUT_INVALID'],
    ['of nobody', ['lapor metro', 'D-99.99', '2026-02-01'], 'agencyCode', 2, 'AGENCY_UNKNOWN'],
    ['of a closed agency', ['lapor metro', CLOSED.code, '2026-02-01'], 'agencyCode', 2, 'AGENCY_UNKNOWN'],
    ['from no day', ['lapor metro', METRO.code, '1 Februari'], 'validFrom', 3, 'INPUT_INVALID'],
    ['until no day', ['taman metro', METRO.code, '2026-01-01', '1 Februari'], 'validTo', 4, 'INPUT_INVALID'],
    ['that another agency holds', ['taman metro', BOGOR.code, '2026-02-01'], 'words', 1, 'KEYWORD_TAKEN'],
    ['that overlaps its own', ['taman metro', METRO.code, '2026-02-01'], 'words', 1, 'VALIDITY_OVERLAP'],
    ['that a row before it holds', ['Pasar-Metro', BOGOR.code, '2026-03-01'], 'words', 1, 'KEYWORD_TAKEN'],
    ['that stood there before', ['Pasar-Metro', METRO.code, '2026-02-01'], 'words', 1, 'INPUT_INVALID'],
  ])('names the place of a row %s', (_what, row, field, column, code) => {
    const good = ['pasar metro', METRO.code, '2026-02-01'];
    const { problems } = check(good, row);
    expect(problems).toMatchObject([{ line: 3, column, field, code }]);
  });

  it('says who holds the words of a row, and when', () => {
    const texts = (...row: string[]) => check(row).problems.map(({ problem, masalah }) => [problem, masalah]);
    expect(texts('taman metro', BOGOR.code, '2026-02-01')).toEqual([
      ['held by D-18.72 from 2026-01-01', 'dipakai D-18.72 sejak 2026-01-01'],
    ]);
    expect(texts('bogor', BOGOR.code, '2026-02-01')).toEqual([
      ['held by the agency itself from 2020-10-27 until 2026-06-01', 'dipakai instansi itu sendiri sejak 2020-10-27 sampai 2026-06-01'],
    ]);
  });
});
