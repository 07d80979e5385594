/** Crockford's base32 in lower case: no i, l, o, u, so what is read out over the phone is written down right. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** One character, five random bits, for each byte. */
export function toBase32(random: Uint8Array): string {
  return Array.from(random, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
