import type { Candidate } from './route-report.js';

/** What a message says to "which agency?". */
export type Choice =
  | { readonly kind: 'CHOSEN'; readonly candidate: Candidate }
  /** Meant as an answer, as far as its length says, but not one that names an agency. */
  | { readonly kind: 'UNCLEAR' }
  /** Something else. */
  | { readonly kind: 'NONE' };

/** What has so few words is no report, while a question is open. */
const ANSWER_WORDS = 3;

const NUMBER_WORDS = ['SATU', 'DUA', 'TIGA', 'EMPAT', 'LIMA', 'ENAM', 'TUJUH', 'DELAPAN', 'SEMBILAN', 'SEPULUH'];
/** What people write around a number, and what every candidate's name begins with. */
const FILLERS: readonly string[] = ['NO', 'NOMOR', 'NOMER', 'PILIH', 'PILIHAN', 'YANG', 'YG', 'UNTUK', 'SAJA', 'PEMERINTAH', 'PEMDA'];
/** The words of a kind of region, as they are shortened. */
const KINDS: Readonly<Record<string, string>> = {
  PEMKOT: 'KOTA',
  KODYA: 'KOTA',
  PEMKAB: 'KABUPATEN',
  KAB: 'KABUPATEN',
  PEMPROV: 'PROVINSI',
  PROV: 'PROVINSI',
};

/**
 * Reads a message as the answer to a question with numbers: a number, in digits or as a word, or words of one candidate's name alone,
 * or both where they agree. So `1 KOTA BOGOR`, `kota`, `bogor kota`, `no 1` and `satu` all choose.
 */
export function readChoice(text: string, candidates: readonly Candidate[]): Choice {
  const written = wordsOf(text);
  const named = candidates.map((candidate) => ({ candidate, name: wordsOf(candidate.name).filter(isTelling).map(plain) }));
  const said = written.filter(isTelling).map(plain);
  // Some names hold a number: Lima Puluh Kota.
  const isNumber = (word: string) => numberOf(word) !== null && !named.some(({ name }) => name.includes(word));
  const numbers = said.filter(isNumber).map(numberOf);
  const words = said.filter((word) => !isNumber(word));
  const fitting = named.filter(
    ({ candidate, name }) => numbers.every((number) => candidate.number === number) && words.every((word) => name.includes(word)),
  );
  const exact = fitting.filter(({ name }) => name.length === words.length);
  const [only] = fitting.length > 1 && exact.length === 1 ? exact : fitting;
  const isOne = only !== undefined && said.length > 0 && (fitting.length === 1 || exact.length === 1);
  if (isOne) return { kind: 'CHOSEN', candidate: only.candidate };
  return { kind: written.length <= ANSWER_WORDS ? 'UNCLEAR' : 'NONE' };
}

function isTelling(word: string): boolean {
  return !FILLERS.includes(word);
}

function wordsOf(text: string): readonly string[] {
  return text.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plain(word: string): string {
  return Object.hasOwn(KINDS, word) ? (KINDS[word] as string) : word;
}

function numberOf(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const index = NUMBER_WORDS.indexOf(word);
  return index < 0 ? null : index + 1;
}
