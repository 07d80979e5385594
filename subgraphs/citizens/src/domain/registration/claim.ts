import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import { fieldProblem } from '../input/field-problem.js';
import { checkFullName } from '../name/full-name.js';
import { checkNewPassword } from '../password/password.js';
import type { ReadPhone } from '../phone/phone.js';

/** What somebody fills in to take over the account of their phone number. */
export interface ClaimForm {
  readonly phone: string;
  readonly code: string;
  readonly fullName: string;
  readonly password: string;
}

/** Checks the whole form, the code excepted, and names every wrong field at once, never its value. */
export function checkClaim(form: ClaimForm, readPhone: ReadPhone): { readonly ok: true; readonly claim: ClaimForm } | Refusal {
  const phone = readPhone(form.phone);
  const fullName = checkFullName(form.fullName);
  const password = checkNewPassword(form.password, [form.fullName, form.phone]);
  if (phone.ok && fullName.ok && password.ok)
    return { ok: true, claim: { phone: phone.value, fullName: fullName.value, password: password.value, code: form.code } };
  const fields: FieldProblem[] = Object.entries({ phone, fullName, password }).flatMap(([field, check]) =>
    check.ok ? [] : [fieldProblem(field, check.problem)],
  );
  return refuseInput(fields);
}
