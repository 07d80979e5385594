import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type Checked, invalid, valid } from '../domain/input/field-problem.js';

/** Longer than any way to write a number; the library is not given more. */
const MAX_CHARACTERS = 40;
/** The national number: no trunk zero, and no service number (0800 …, 0804 …, 0809 …), which is nobody's phone. */
const PERSONAL = /^(?!80)[2-9]/;

/** Reads a phone number by the numbering plans of libphonenumber; only numbers of Indonesia, and none with an extension. */
export function readPhone(written: string): Checked<string> {
  // Some write the international prefix of other countries, which the library does not know for Indonesia.
  const text = written.trim().replace(/^00(?=62)/, '+');
  if (text.length > MAX_CHARACTERS) return invalid('INVALID_FORMAT');
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'ID', extract: false });
  const personal = number?.country === 'ID' && number.isValid() && !number.ext && PERSONAL.test(number.nationalNumber);
  return personal ? valid(number.number) : invalid('INVALID_FORMAT');
}
