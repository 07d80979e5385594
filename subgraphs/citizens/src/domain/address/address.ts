import { type Checked, invalid, valid } from '../input/field-problem.js';

const MIN_CHARACTERS = 5;
const MAX_CHARACTERS = 300;
// Lines are joined; other control characters and those that turn the direction of writing stay out.
const ADDRESS = /^[\p{L}\p{M}\p{N} .,'’`()/#&:;+-]+$/u;

/** A postal address in one line, one space between words. Whether it exists is not checked. */
export function checkAddress(written: string): Checked<string> {
  const address = written.trim().replaceAll(/\s+/g, ' ').normalize('NFC');
  if (address === '') return invalid('REQUIRED');
  const length = [...address].length;
  if (length < MIN_CHARACTERS) return invalid('TOO_SHORT');
  if (length > MAX_CHARACTERS) return invalid('TOO_LONG');
  return ADDRESS.test(address) ? valid(address) : invalid('INVALID_FORMAT');
}
