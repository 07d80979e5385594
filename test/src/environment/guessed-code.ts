import { makeAccessCode } from '@lapor/reports/domain/access-code/access-code';
import type { GraphClient } from './graph-client.js';

/** A code with these fourteen characters, and the fifteenth that makes it one. */
export function withCheck(digits: string): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const bits = [...digits].reduce((value, character) => (value << 5n) | BigInt(alphabet.indexOf(character)), 0n);
  return makeAccessCode(Uint8Array.from({ length: 9 }, (_, index) => Number((bits >> BigInt(8 * (8 - index))) & 255n)));
}

/** Somebody who knows the first half of a code tries twelve for the rest; returns the codes that they were refused with. */
export async function guessAt(code: string, client: GraphClient): Promise<readonly string[]> {
  const known = code.replaceAll('-', '').slice(0, 8);
  const guesses = Array.from({ length: 12 }, (_, index) => withCheck(`${known}00000${index.toString(32).toUpperCase()}`));
  const query = 'query ($code: String!) { reportByAccessCode(code: $code) { id } }';
  return (await Promise.all(guesses.map((guess) => client.ask(query, { code: guess })))).flatMap(({ codes }) => codes);
}
