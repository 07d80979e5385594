import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../text/words.js';
import { findDistricts, findTopRegions, type NamedRegion } from './place-evidence.js';
import { mentionsOf, placeKeysOf } from './place-mentions.js';
import { findVillages, type NamedVillage, type NamedVillages, villageMentions } from './village-evidence.js';

const REGIONS: readonly NamedRegion[] = [
  { key: 'LAMPUNG', code: '18', level: 'PROVINCE' },
  { key: 'METRO', code: '18.72', level: 'CITY' },
  { key: 'BOGOR', code: '32.01', level: 'REGENCY' },
  { key: 'BOGOR', code: '32.71', level: 'CITY' },
  { key: 'BATU', code: '35.79', level: 'CITY' },
  { key: 'JAKARTASELATAN', code: '31.74', level: 'CITY' },
  { key: 'CIBINONG', code: '32.01.01', level: 'DISTRICT' },
  { key: 'CIBINONG', code: '32.03.20', level: 'DISTRICT' },
  { key: 'TANAHSAREAL', code: '32.71.06', level: 'DISTRICT' },
];
const VILLAGES: readonly NamedVillages[] = [
  { key: 'IRINGMULYO', count: 1, code: '18.72.04.1003' },
  { key: 'SUKAMAJU', count: 119, code: '11.01.01.2001' },
  { key: 'PALA', count: 1, code: '99.01.01.2001' },
  { key: 'HARAPAN', count: 1, code: '99.01.01.2002' },
  { key: 'KOTABATU', count: 4, code: '18.01.01.2001' },
];
const INSIDE: readonly NamedVillage[] = [
  { key: 'SUKAMAJU', code: '32.01.01.2009' },
  { key: 'SUKAMAJU', code: '32.01.02.2001' },
];
const NAMES = new Set([...REGIONS, ...VILLAGES].map(({ key }) => key));

/** Which government each name in a text speaks for: code, weight, the words. */
function read(text: string, given: { regencies?: string[]; provinces?: string[] } = {}) {
  const mentions = mentionsOf(text, wordsOf(text), (key) => NAMES.has(key));
  const known = { regencies: new Set(given.regencies), provinces: new Set(given.provinces) };
  const top = findTopRegions(mentions, REGIONS, known);
  const middle = findDistricts(mentions, REGIONS, top.surroundings);
  const inside = INSIDE.filter(({ code }) => middle.surroundings.regencies.has(code.slice(0, 5)));
  const villages = findVillages(villageMentions(mentions, REGIONS), VILLAGES, inside, middle.surroundings);
  return [...top.evidence, ...middle.evidence, ...villages].map(({ agencyCode, weight, reason }) => [agencyCode, weight, reason.words]);
}

describe('the places in a text', () => {
  it.each<[string, unknown[]]>([
    ['pohon tumbang di Kota Metro', [['D-18.72', 0.85, 'Kota Metro']]],
    ['pohon tumbang di metro', [['D-18.72', 0.7, 'metro']]],
    ['kabupaten bogor', [['D-32.01', 0.85, 'kabupaten bogor']]],
    ['KAB. BOGOR', [['D-32.01', 0.85, 'KAB. BOGOR']]],
    ['kota bogor', [['D-32.71', 0.85, 'kota bogor']]],
    [
      'di bogor',
      [
        ['D-32.01', 0.5, 'bogor'],
        ['D-32.71', 0.5, 'bogor'],
      ],
    ],
    [
      'bogor, tanahsareal',
      [
        ['D-32.01', 0.5, 'bogor'],
        ['D-32.71', 0.5, 'bogor'],
        ['D-32.71', 0.5, 'tanahsareal'],
      ],
    ],
    ['kota administrasi jakarta selatan', [['P-31', 0.85, 'kota administrasi jakarta selatan']]],
    ['provinsi lampung', [['P-18', 0.7, 'provinsi lampung']]],
  ])('%p: %p', (text, expected) => expect(read(text)).toEqual(expected));

  it('are found in one word and in two', () => {
    expect(read('kelurahan Iring Mulyo')).toEqual([['D-18.72', 0.55, 'kelurahan Iring Mulyo']]);
    expect(read('di iringmulyo')).toEqual([['D-18.72', 0.4, 'iringmulyo']]);
  });

  it('count as a district only where one can be meant', () => {
    expect(read('kecamatan cibinong')).toEqual([]);
    expect(read('kab bogor cibinong')).toContainEqual(['D-32.01', 0.5, 'cibinong']);
    expect(read('cibinong', { regencies: ['32.03'] })).toEqual([['D-32.03', 0.5, 'cibinong']]);
    expect(read('kecamatan tanah sareal', { provinces: ['18'] })).toEqual([]);
  });

  it('count as a village only inside what is known, or when there is but one and nothing else is known', () => {
    expect(read('desa sukamaju')).toEqual([]);
    expect(read('sukamaju kab bogor')).toContainEqual(['D-32.01', 0.35, 'sukamaju']);
    expect(read('iringmulyo', { regencies: ['32.01'] })).toEqual([]);
    expect(read('kelurahan iringmulyo', { regencies: ['32.01'] })).toEqual([['D-18.72', 0.55, 'kelurahan iringmulyo']]);
    expect(read('di pala')).toEqual([]);
  });

  it('are not seen in ordinary words, unless a word before them says so', () => {
    expect(read('batu besar menutup jalan, harapan kami')).toEqual([]);
    expect(read('sampah di kota batu')).toEqual([['D-35.79', 0.85, 'kota batu']]);
  });

  it('are hardly believed in the name of a street', () => {
    expect(read('Jalan Iringmulyo')).toEqual([]);
    expect(read('jl. raya metro')).toEqual([['D-18.72', 0.7 * 0.4, 'metro']]);
    expect(read('jalan kota metro')).toEqual([['D-18.72', 0.85, 'kota metro']]);
  });
});

describe('what may be a name', () => {
  it('is every run of up to four words, each once, and no number', () => {
    expect(placeKeysOf(wordsOf('a b 17 17 a b'))).toEqual(['AB17', 'AB1717', 'B17', 'B1717', 'B1717A', '1717A', '1717AB', '17A', '17AB']);
  });

  it('stays bounded for the longest text', () => {
    const words = wordsOf('x1 '.repeat(3_333));
    expect(placeKeysOf(words).length).toBeLessThan(5);
    expect(mentionsOf('', [], () => true)).toEqual([]);
  });
});
