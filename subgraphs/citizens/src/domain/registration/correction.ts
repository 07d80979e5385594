import { type Refusal, refuseInput } from '@lapor/schema/refusal';
import { checkAddress } from '../address/address.js';
import { type Checked, fieldProblem } from '../input/field-problem.js';
import { checkFullName } from '../name/full-name.js';
import { checkNik } from '../nik/nik.js';

/** What somebody corrects of themselves; left out (or null) stays as it is. Contacts change by a code of their own. */
export interface CorrectionForm {
  readonly fullName?: string | null | undefined;
  readonly nik?: string | null | undefined;
  readonly address?: string | null | undefined;
}

/** The corrected fields in their normal form. */
export type Correction = { readonly [Field in 'FULL_NAME' | 'NIK' | 'ADDRESS']?: string };

/** Checks all corrections and names every wrong field at once. Refuses with INPUT_INVALID, also when nothing is corrected. */
export function checkCorrection(form: CorrectionForm, today: Date): { readonly ok: true; readonly correction: Correction } | Refusal {
  const checks = [
    ['fullName', 'FULL_NAME', form.fullName, checkFullName],
    ['nik', 'NIK', form.nik, (text: string) => checkNik(text, today)],
    ['address', 'ADDRESS', form.address, checkAddress],
  ] as const;
  const given = checks.flatMap(([name, field, text, check]) =>
    text == null ? [] : [{ name, field, checked: check(text) as Checked<string> }],
  );
  if (given.length === 0) return refuseInput(checks.map(([name]) => fieldProblem(name, 'REQUIRED')));
  const wrong = given.flatMap(({ name, checked }) => (checked.ok ? [] : [fieldProblem(name, checked.problem)]));
  if (wrong.length > 0) return refuseInput(wrong);
  return { ok: true, correction: Object.fromEntries(given.map(({ field, checked }) => [field, checked.ok ? checked.value : ''])) };
}
