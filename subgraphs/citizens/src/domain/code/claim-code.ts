import { toBase32 } from '../username/base32.js';

/**
 * The one-time code in the message that tells a reporter by SMS where their report went: with it the number's account is taken
 * over. It may be used long after it was sent, so nobody must be able to guess it: 40 random bits, where the code that
 * somebody has just asked for has six digits and ten minutes.
 */
export const CLAIM_CODE_BYTES = 8;
/** How long it may be used: telephones are off, and messages wait for the morning. */
export const CLAIM_CODE_LIFETIME_MS = 3 * 24 * 3_600_000;

/** Writes random bytes as a code: `7K3M-9Q2X`. */
export function toClaimCode(random: Uint8Array): string {
  const text = toBase32(random.subarray(0, CLAIM_CODE_BYTES)).toUpperCase();
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** Reads a code as somebody typed it, with what is easily mistaken; null when it can be none. */
export function readClaimCode(written: string): string | null {
  const text = written.replaceAll(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}` : null;
}
