import { toBase32 } from '../username/base32.js';

/** 100 bits: nobody tries them out, and they can still be read to somebody. */
export const ONE_TIME_PASSWORD_RANDOM_BYTES = 20;
const GROUP = 5;

/** A password for the first sign-in only: four groups of five base32 characters. */
export function toOneTimePassword(random: Uint8Array): string {
  const characters = toBase32(random.subarray(0, ONE_TIME_PASSWORD_RANDOM_BYTES));
  return (characters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}
