/** Crockford's base32 in lower case: no i, l, o, u, so a name read out over the phone is written down right. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
export const USERNAME_RANDOM_BYTES = 8;

/** Begins with a letter and has no `@`: a user name can be taken neither for a phone number nor for an e-mail address. */
export const USERNAME = /^[a-z][a-z0-9-]{2,39}$/;

/** A citizen's generated user name, `warga-` and eight base32 characters: it says nothing about the person. */
export function toCitizenUsername(random: Uint8Array): string {
  const characters = Array.from(random.subarray(0, USERNAME_RANDOM_BYTES), (byte) => ALPHABET[byte % ALPHABET.length]);
  return `warga-${characters.join('')}`;
}
