import { type Refusal, refuseInput } from '@lapor/schema/refusal';
import { STOP_WORDS } from './stop-words.js';

const MAX_LENGTH = 100;

/**
 * The words of a search that are worth looking for, of which a text must hold all; null when nothing is searched.
 * Refused with INPUT_INVALID when the text is too long, holds control characters, or has only words that stand in
 * every text.
 */
export function checkSearch(search: string | null | undefined): { readonly ok: true; readonly words: string | null } | Refusal {
  const text = (search ?? '').normalize('NFC').trim();
  if (text === '') return { ok: true, words: null };
  if (text.length > MAX_LENGTH || !text.isWellFormed() || /\p{Cc}/u.test(text)) return refuseInput([TOO_LONG]);
  const words = text.split(/\s+/).filter(isWorthLookingFor);
  return words.length > 0 ? { ok: true, words: words.join(' ') } : refuseInput([TOO_COMMON]);
}

/** Marks at its ends are not the word's. */
function isWorthLookingFor(word: string): boolean {
  const bare = word.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return bare !== '' && !STOP_WORDS.has(bare);
}

const TOO_LONG = {
  field: 'search',
  problem: `at most ${MAX_LENGTH} characters, no control characters`,
  masalah: `paling banyak ${MAX_LENGTH} karakter, tanpa karakter kendali`,
};

const TOO_COMMON = {
  field: 'search',
  problem: 'has only words that stand in every report; add what it is about',
  masalah: 'hanya berisi kata umum; tambahkan kata yang menerangkan isi laporan',
};
