/** Crockford's base 32, as in tracking ids: a code is dictated over the telephone and typed from an SMS. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 14;
const GROUP = 5;

/** How many random bytes a code is made of; 70 of their 72 bits are used. */
export const ACCESS_CODE_BYTES = 9;
/** The part of a code by which wrong attempts are counted: 40 bits, so that hardly two reports share one. */
const HANDLE_LENGTH = 8;

/** A new code from cryptographic bytes: fourteen characters (70 bits) and one that shows typing errors (docs/adr/0012). */
export function makeAccessCode(random: Uint8Array): string {
  let bits = random.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let index = 0; index < DIGITS; index += 1) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text + checkCharacter(text);
}

/** As it is shown to the reporter: `7K3M9-Q2XAB-4TCDE`. */
export function formatAccessCode(code: string): string {
  return `${code.slice(0, GROUP)}-${code.slice(GROUP, 2 * GROUP)}-${code.slice(2 * GROUP)}`;
}

/** Reads a code as people type it (lower case, spaces, hyphens, O for 0, I or L for 1); null when it cannot be one. */
export function parseAccessCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{15}$/.test(code)) return null;
  return checkCharacter(code.slice(0, DIGITS)) === code.slice(DIGITS) ? code : null;
}

/** What wrong attempts are counted under: the beginning of a code stands for its report, as far as a guesser knows one. */
export function handleOf(code: string): string {
  return code.slice(0, HANDLE_LENGTH);
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
