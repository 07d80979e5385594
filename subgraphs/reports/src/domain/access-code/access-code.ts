/** Crockford's base 32, as in tracking ids: a code is dictated over the telephone and typed from an SMS. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 10;

/** How many random bytes a code is made of; 50 of their 56 bits are used. */
export const ACCESS_CODE_BYTES = 7;
/** The part of a code under which wrong attempts are counted together. */
const PREFIX_LENGTH = 4;

/** A new code from cryptographic bytes: ten characters (50 bits) and one that shows typing errors. */
export function makeAccessCode(random: Uint8Array): string {
  let bits = random.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let index = 0; index < DIGITS; index += 1) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text + checkCharacter(text);
}

/** As it is shown to the reporter: `7K3M9-Q2XAB-C`. */
export function formatAccessCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5, DIGITS)}-${code.slice(DIGITS)}`;
}

/** Reads a code as people type it (lower case, spaces, hyphens, O for 0, I or L for 1); null when it cannot be one. */
export function parseAccessCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{11}$/.test(code)) return null;
  return checkCharacter(code.slice(0, DIGITS)) === code.slice(DIGITS) ? code : null;
}

/** What wrong attempts are counted under. */
export function prefixOf(code: string): string {
  return code.slice(0, PREFIX_LENGTH);
}

/** Luhn's algorithm mod 32: finds every wrong character and nearly every swap of two neighbours. */
function checkCharacter(text: string): string {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = ALPHABET.indexOf(text[text.length - 1 - index] as string);
    const weighted = index % 2 === 0 ? value * 2 : value;
    sum += Math.floor(weighted / 32) + (weighted % 32);
  }
  return ALPHABET[(32 - (sum % 32)) % 32] as string;
}
