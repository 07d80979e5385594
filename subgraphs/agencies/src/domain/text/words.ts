/** A word of a text as names are compared by: A to Z and digits only, in capitals. Offsets are into the text. */
export interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and digits, with the apostrophes that stand inside names: `Ma'rang`, `Napu’u`. */
const WORD = /[\p{L}\p{N}]+(?:['’`"][\p{L}\p{N}]+)*/gu;

const PLAIN = /^[A-Za-z\d]+$/;

/** The words of a text. Marks on letters are left out; what has no Latin letter or digit is no word. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ key: keyOf(word), start: index, end: index + word.length })).filter(
    ({ key }) => key !== '',
  );
}

/** `Kota  Métro,` → `KOTA METRO`. */
export function normalizeWords(text: string): string {
  return wordsOf(text)
    .map(({ key }) => key)
    .join(' ');
}

function keyOf(word: string): string {
  if (PLAIN.test(word)) return word.toUpperCase();
  return word
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '');
}
