import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import { fieldProblem } from '../input/field-problem.js';
import { PASSWORD_MAX_CHARACTERS } from '../password/password.js';

export interface SignInForm {
  /** A user name, an e-mail address or a phone number. */
  readonly username: string;
  readonly password: string;
}

/** The longest that any of the three can be: an e-mail address (RFC 5321, 4.5.3.1.3). */
const NAME_MAX_CHARACTERS = 254;

/** Refuses only what no account could have, by length alone. */
export function checkSignInForm({ username, password }: SignInForm): { readonly ok: true } | Refusal {
  const fields: readonly FieldProblem[] = [
    ...lengthProblem('username', username.trim(), NAME_MAX_CHARACTERS),
    ...lengthProblem('password', password, PASSWORD_MAX_CHARACTERS),
  ];
  return fields.length === 0 ? { ok: true } : refuseInput(fields);
}

function lengthProblem(field: string, text: string, max: number): FieldProblem[] {
  if (text === '') return [fieldProblem(field, 'REQUIRED')];
  return [...text].length > max ? [fieldProblem(field, 'TOO_LONG')] : [];
}
