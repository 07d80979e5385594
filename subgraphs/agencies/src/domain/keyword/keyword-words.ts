import type { FieldProblem } from '@lapor/schema/refusal';
import { MOST_KEYWORD_WORDS } from './sms-keyword.js';

/** What the SMS channel itself understands at the beginning of a message (domain brief 4.7). */
export const SERVICE_WORDS = ['CEK', 'BALAS', 'LENGKAPI', 'SELESAI', 'NILAI', 'BANTUAN', 'STOP'] as const;
const MOST_CHARACTERS = 100;

/**
 * What is wrong with normalised words as a keyword; nothing when an SMS may begin with them. A service word may not stand
 * first, because the message would be read as that service; digits alone answer a question ("1 KOTA 2 KABUPATEN").
 */
export function keywordProblems(words: string): FieldProblem[] {
  const each = words.split(' ');
  if (words === '' || each.length > MOST_KEYWORD_WORDS || words.length > MOST_CHARACTERS) return [WRONG_LENGTH];
  if (SERVICE_WORDS.some((service) => service === each[0])) return [SERVICE_WORD];
  return /[A-Z]/.test(words) ? [] : [DIGITS_ONLY];
}

const WRONG_LENGTH: FieldProblem = {
  field: 'words',
  problem: `from 1 to ${MOST_KEYWORD_WORDS} words of Latin letters and digits, at most ${MOST_CHARACTERS} characters`,
  masalah: `1 sampai ${MOST_KEYWORD_WORDS} kata dari huruf Latin dan angka, paling banyak ${MOST_CHARACTERS} karakter`,
};
const SERVICE_WORD: FieldProblem = {
  field: 'words',
  problem: `must not begin with a word of the SMS service: ${SERVICE_WORDS.join(', ')}`,
  masalah: `tidak boleh diawali kata layanan SMS: ${SERVICE_WORDS.join(', ')}`,
};
const DIGITS_ONLY: FieldProblem = {
  field: 'words',
  problem: 'must hold a letter',
  masalah: 'harus memuat huruf',
};
