import type { RegionLevel } from '../region/region.js';
import { LEVEL_WORDS } from '../region/region-search.js';
import { isEverydayWord } from '../text/everyday-words.js';
import type { Word } from '../text/words.js';

/** A place's name found in a text. */
export interface Mention {
  /** The name in one word, in capitals: `IRINGMULYO` for "Iring Mulyo" and "iringmulyo" alike. */
  readonly key: string;
  /** The piece of the text, with the word before it that says what kind of place it is. */
  readonly words: string;
  /** What that word says: "kota", "kab", "kecamatan", "desa" …; null without one. */
  readonly cue: RegionLevel | null;
  /** Whether it is a street's name: streets bear the names of places far away. */
  readonly street: boolean;
  /** Whether it may as well be an ordinary word. */
  readonly everyday: boolean;
}

/** Names of more words are rare (0.05 % of all villages) and found by their first words or not at all. */
const MOST_WORDS = 4;
const SHORTEST = 3;
const LONGEST = 40;
const DIGITS = /^\d+$/;
const STREET_WORDS: readonly string[] = ['JALAN', 'JL', 'JLN', 'GANG', 'GG'];

/** Every run of words that may be a place's name, written together, each once. */
export function placeKeysOf(words: readonly Word[]): string[] {
  const keys = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    let run = '';
    let number = true;
    for (const { key } of words.slice(from, from + MOST_WORDS)) {
      run += key;
      number &&= DIGITS.test(key);
      if (run.length > LONGEST) break;
      if (run.length >= SHORTEST && !number) keys.add(run);
    }
  }
  return [...keys];
}

/**
 * The places named in a text, from left to right, of several that begin at a word the longest. Behind a word like "kota"
 * the name without it is read as well: "Kota Batu" is a village, and what most people mean is the city of Batu.
 */
export function mentionsOf(text: string, words: readonly Word[], isName: (key: string) => boolean): Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < words.length; ) {
    let count = Math.min(MOST_WORDS, words.length - from);
    while (count > 0 && !isName(keyOfRun(words, from, count))) count--;
    if (count > 0) mentions.push(toMention(text, words, from, count));
    from += LEVEL_WORDS[(words[from] as Word).key] ? 1 : Math.max(count, 1);
  }
  return mentions;
}

function toMention(text: string, words: readonly Word[], from: number, count: number): Mention {
  const key = keyOfRun(words, from, count);
  const before = (distance: number) => words[from - distance]?.key ?? '';
  // "Kota Administrasi Jakarta Selatan": what kind it is stands one word further away.
  const distance = before(1) === 'ADMINISTRASI' ? 2 : 1;
  const cue = LEVEL_WORDS[before(distance)] ?? null;
  const street = STREET_WORDS.includes(before(1)) || (before(1) === 'RAYA' && STREET_WORDS.includes(before(2)));
  const first = words[cue ? from - distance : from] as Word;
  const last = words[from + count - 1] as Word;
  return { key, words: text.slice(first.start, last.end), cue, street, everyday: isEverydayWord(key) };
}

function keyOfRun(words: readonly Word[], from: number, count: number): string {
  let key = '';
  for (let index = from; index < from + count; index++) key += (words[index] as Word).key;
  return key;
}
