import { type Checked, invalid, valid } from '../input/field-problem.js';

/** Permendagri 73/2022 art. 4 (article not yet checked against the text): at most 60 characters in civil registration; room is left for titles. */
const MAX_CHARACTERS = 100;
// Letters and marks of any script, digits for generations, and the punctuation of names and titles. Control and
// direction characters stay out: a name is shown beside other people's texts.
const NAME = /^[\p{L}\p{M}\p{N} .,'’`()/-]+$/u;

/** A person's full name, one space between words. One letter is enough: single names are common. */
export function checkFullName(written: string): Checked<string> {
  const name = written.trim().replaceAll(/\s+/g, ' ').normalize('NFC');
  if (name === '') return invalid('REQUIRED');
  if ([...name].length > MAX_CHARACTERS) return invalid('TOO_LONG');
  return NAME.test(name) && /\p{L}/u.test(name) ? valid(name) : invalid('INVALID_FORMAT');
}
