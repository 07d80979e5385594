import { type Checked, invalid, valid } from '../input/field-problem.js';

/** RFC 5321, section 4.5.3.1.3, less the two brackets. */
const MAX_LENGTH = 254;
// Deliberately loose: whether an address exists is found out by writing to it, not by a pattern.
const ADDRESS = /^[^\s@<>"(),:;\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{1,62}$/u;

/**
 * Brings an e-mail address into the one form that is stored and looked up. The local part is lower-cased too: no
 * provider in use tells `Siti@` from `siti@`, and people type both.
 */
export function normaliseEmail(written: string): Checked<string> {
  const address = written.trim().normalize('NFC').toLowerCase();
  if (address.length > MAX_LENGTH) return invalid('TOO_LONG');
  return ADDRESS.test(address) ? valid(address) : invalid('INVALID_FORMAT');
}
