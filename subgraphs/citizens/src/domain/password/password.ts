import { type Checked, invalid, valid } from '../input/field-problem.js';

export const PASSWORD_MIN_CHARACTERS = 10;
/** Long enough for any phrase, short enough that hashing it is no attack. */
export const PASSWORD_MAX_CHARACTERS = 256;

/** The one form that is hashed: the same characters typed on two keyboards are the same password (RFC 8265, 4.2). */
export function normalisePassword(written: string): string {
  return written.normalize('NFC');
}

/**
 * Checks a new password by length and against what everybody knows of the person. No rules on kinds of characters
 * (NIST SP 800-63B, 3.1.1.2).
 */
export function checkNewPassword(written: string, personal: readonly string[]): Checked<string> {
  const password = normalisePassword(written);
  const length = [...password].length;
  if (length < PASSWORD_MIN_CHARACTERS) return invalid('TOO_SHORT');
  if (length > PASSWORD_MAX_CHARACTERS) return invalid('TOO_LONG');
  return personal.some((text) => squeeze(text) === squeeze(password)) ? invalid('EQUALS_PERSONAL_DATA') : valid(password);
}

function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, '');
}
