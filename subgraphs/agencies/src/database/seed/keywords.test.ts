import { describe, expect, it } from '@jest/globals';
import { bareNameOf } from '../../domain/keyword/government-keywords.js';
import type { KnownKeyword } from '../../domain/keyword/resolve-keyword.js';
import { keywordBeginnings, resolveKeyword } from '../../domain/keyword/resolve-keyword.js';
import { MOST_KEYWORD_WORDS } from '../../domain/keyword/sms-keyword.js';
import { normalizeWords } from '../../domain/text/words.js';
import { seedAgencies } from './agencies.js';
import { seedKeywords } from './keywords.js';
import { seedRegions } from './regions.js';

const regions = await seedRegions();
const agencies = new Map(seedAgencies(regions).map((agency) => [agency.code, agency]));
const keywords = seedKeywords(regions, [...agencies.values()]);
const known: readonly KnownKeyword[] = keywords.map(({ words, source, agencyCode }) => {
  const agency = agencies.get(agencyCode)!;
  return { words, source, agencyCode, agencyType: agency.type, regionCode: agency.regionCode };
});
const byWords = Map.groupBy(known, ({ words }) => words);

/** Resolves with what a database would give: the keywords of a possible beginning. */
const resolve = (text: string) =>
  resolveKeyword(
    text,
    keywordBeginnings(text).flatMap((words) => byWords.get(words) ?? []),
  );
const codes = (text: string) => resolve(text).candidates.map(({ agencyCode }) => agencyCode);

const BODY = 'isi aduan, No. 5!';
const WRITINGS: readonly ((words: string) => string)[] = [
  (words) => `${words} ${BODY}`,
  (words) => `  ${words.toLowerCase().replaceAll(' ', '  ')}, ${BODY}`,
  (words) => `${words.toLowerCase()}: ${BODY}  `,
  (words) => `#${words.replaceAll(' ', '-')}\n${BODY}`,
];

describe('the keywords of the seed', () => {
  it('have unique ids, normalised words and an agency that exists', () => {
    expect(new Set(keywords.map(({ id }) => id)).size).toBe(keywords.length);
    expect(keywords.filter(({ words }) => words !== normalizeWords(words) || words.split(' ').length > MOST_KEYWORD_WORDS)).toEqual([]);
    expect(keywords.filter(({ agencyCode }) => !agencies.get(agencyCode)?.active)).toEqual([]);
  });

  it('give every government a keyword that means it alone', () => {
    const governments = [...agencies.values()].filter(({ type }) => type === 'KOTA' || type === 'KABUPATEN' || type === 'PROVINSI');
    const alone = new Set([...byWords.values()].filter((same) => same.length === 1).map(([only]) => only!.agencyCode));
    expect(governments.filter(({ code }) => !alone.has(code))).toEqual([]);
  });

  it.each(WRITINGS.map((write) => ({ as: write('KATA KUNCI'), write })))(
    'are each found when written as $as, and leave the rest',
    ({ write }) => {
      const wrong = [...byWords].filter(([words, same]) => {
        const { outcome, candidates, rest, words: found } = resolve(write(words));
        const expected = same.length === 1 ? 'FOUND' : 'AMBIGUOUS';
        return outcome !== expected || found !== words || rest !== BODY || candidates.length !== same.length;
      });
      expect(wrong).toEqual([]);
    },
  );

  it('are found alone, without a text behind them', () => {
    expect([...byWords.keys()].filter((words) => resolve(words).words !== words || resolve(words).rest !== '')).toEqual([]);
  });

  it('are shared by the 26 pairs of a regency and a city, the city first', () => {
    const names = Map.groupBy(
      regions.filter(({ level, ownGovernment }) => level !== 'PROVINCE' && ownGovernment),
      bareNameOf,
    );
    const pairs = [...names].filter(([, same]) => same.length === 2);
    expect(pairs).toHaveLength(26);
    for (const [name, same] of pairs) {
      const [city, regency] = resolve(`${name} jalan rusak`).candidates;
      expect([city?.agencyType, regency?.agencyType]).toEqual(['KOTA', 'KABUPATEN']);
      expect(same.map(({ code }) => `D-${code}`).sort()).toEqual([city?.agencyCode, regency?.agencyCode].sort());
    }
  });

  it('are shared by no others than these pairs and three provinces that are called like a city', () => {
    const shared = [...byWords].filter(([, same]) => same.length > 1);
    const withProvince = shared.filter(([, same]) => same.some(({ agencyType }) => agencyType === 'PROVINSI')).map(([words]) => words);
    expect(withProvince.sort()).toEqual(['BENGKULU', 'GORONTALO', 'JAMBI']);
    expect(shared).toHaveLength(26 + 2);
    expect(codes('GORONTALO banjir')).toEqual(['D-75.71', 'D-75.01', 'P-75']);
  });
});

describe('a message', () => {
  it.each([
    ['KOTA METRO, Jalan Pala Iringmulyo terdapat pohon tumbang', ['D-18.72'], 'Jalan Pala Iringmulyo terdapat pohon tumbang'],
    ['metro jalan rusak', ['D-18.72'], 'jalan rusak'],
    ['Pemkot Metro jalan rusak', ['D-18.72'], 'jalan rusak'],
    ['TANGKAB jalan rusak', ['D-36.03'], 'jalan rusak'],
    ['KAB. BOGOR jalan rusak', ['D-32.01'], 'jalan rusak'],
    ['KABUPATEN BOGOR jalan rusak', ['D-32.01'], 'jalan rusak'],
    ['kota bogor jalan rusak', ['D-32.71'], 'jalan rusak'],
    ['BANDUNG BARAT jalan rusak', ['D-32.17'], 'jalan rusak'],
    ['BANDUNG jalan rusak', ['D-32.73', 'D-32.04'], 'jalan rusak'],
    ['JAKARTA SELATAN banjir', ['P-31'], 'banjir'],
    ['KEMENKES obat habis', ['K-KES'], 'obat habis'],
    ['BKKBN obat habis', ['K-DUKBANGGA'], 'obat habis'],
  ])('%p is for %p', (text, expected, rest) => {
    expect(codes(text)).toEqual(expected);
    expect(resolve(text).rest).toBe(rest);
  });

  it.each(['Jalan di kota metro rusak', 'METROPOLITAN', '', '   ', '!!!', '🌳 \ud800', 'K-BUMN utang'])('%p has no keyword', (text) => {
    expect(resolve(text)).toEqual({ outcome: 'NONE', words: null, candidates: [], rest: text.trim() });
  });
});
