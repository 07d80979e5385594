/** Crockford's base 32: no I, L, O, U, so that an id survives a telephone call and an SMS. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PREFIX = 'LP-';

/** How many random bytes a tracking id is made of. */
export const TRACKING_ID_BYTES = 5;

/**
 * The number a reporter follows a report by: `LP-` and eight characters, 40 bits that must come from a
 * cryptographic source. The old system's ids were sequential, so that every report could be found by counting.
 */
export function formatTrackingId(random: Uint8Array): string {
  let bits = random.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let index = 0; index < 8; index += 1) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return PREFIX + text;
}

/** Reads a tracking id as people type it (lower case, O for 0, I or L for 1); null when it cannot be one. */
export function parseTrackingId(text: string): string | null {
  const upper = text.trim().toUpperCase();
  if (!upper.startsWith(PREFIX)) return null;
  const digits = upper.slice(PREFIX.length).replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(digits) ? PREFIX + digits : null;
}
