import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import { normaliseEmail } from '../email/email.js';
import { type Checked, fieldProblem, invalid, valid } from '../input/field-problem.js';
import { checkFullName } from '../name/full-name.js';
import { USERNAME } from '../username/username.js';

/** What an administrator fills in for a new officer's account; checked, every value in its normal form. */
export interface OfficerRegistration {
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
}

/** Checks the whole form and names every wrong field at once, never its value. */
export function checkOfficerRegistration(
  form: OfficerRegistration,
): { readonly ok: true; readonly registration: OfficerRegistration } | Refusal {
  const [username, fullName, email] = [checkUsername(form.username), checkFullName(form.fullName), normaliseEmail(form.email)];
  if (username.ok && fullName.ok && email.ok)
    return { ok: true, registration: { username: username.value, fullName: fullName.value, email: email.value } };
  const fields: FieldProblem[] = Object.entries({ username, fullName, email }).flatMap(([field, check]) =>
    check.ok ? [] : [fieldProblem(field, check.problem)],
  );
  return refuseInput(fields);
}

function checkUsername(written: string): Checked<string> {
  const name = written.trim().toLowerCase();
  return USERNAME.test(name) ? valid(name) : invalid('INVALID_FORMAT');
}
