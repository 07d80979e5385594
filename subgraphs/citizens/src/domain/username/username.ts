import { toBase32 } from './base32.js';

export const USERNAME_RANDOM_BYTES = 8;

/** Begins with a letter and has no `@`: a user name can be taken neither for a phone number nor for an e-mail address. */
export const USERNAME = /^[a-z][a-z0-9-]{2,39}$/;

/** A citizen's generated user name, `warga-` and eight base32 characters: it says nothing about the person. */
export function toCitizenUsername(random: Uint8Array): string {
  return `warga-${toBase32(random.subarray(0, USERNAME_RANDOM_BYTES))}`;
}
