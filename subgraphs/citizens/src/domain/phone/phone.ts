import { type Checked, invalid, valid } from '../input/field-problem.js';

// The national number without its leading zero: mobile numbers begin with 8 and have 9-12 digits, fixed lines begin
// with their area code and have 7-11. Short codes such as 1708 are nobody's phone and do not fit.
const MOBILE = /^8[1-9]\d{7,10}$/;
const FIXED = /^[2-79]\d{6,10}$/;

/** Brings an Indonesian phone number into E.164 (`0812…`, `62812…`, `+62 (0)812…` → `+62812…`). */
export function normalisePhone(written: string): Checked<string> {
  const compact = written.trim().replaceAll(/[\s().\-/]/g, '');
  const match = /^(?:\+62|0062|62|0)0?(\d+)$/.exec(compact);
  const national = match?.[1];
  if (!national || !(MOBILE.test(national) || FIXED.test(national))) return invalid('INVALID_FORMAT');
  return valid(`+62${national}`);
}
