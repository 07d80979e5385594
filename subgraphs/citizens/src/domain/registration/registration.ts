import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';
import { checkAddress } from '../address/address.js';
import { normaliseEmail } from '../email/email.js';
import { type Checked, fieldProblem } from '../input/field-problem.js';
import { checkFullName } from '../name/full-name.js';
import { checkNik } from '../nik/nik.js';
import { checkNewPassword } from '../password/password.js';
import type { ReadPhone } from '../phone/phone.js';

/** What a citizen fills in. */
export interface RegistrationForm {
  readonly fullName: string;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly nik?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly password: string;
}

/** The form with every value in its normal form; null for what was not given. */
export interface Registration {
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly nik: string | null;
  readonly address: string | null;
  readonly password: string;
}

/** Checks the whole form and names every wrong field at once, never its value. `today` bounds the date in the NIK. */
export function checkRegistration(
  form: RegistrationForm,
  { today, readPhone }: { readonly today: Date; readonly readPhone: ReadPhone },
): { readonly ok: true; readonly registration: Registration } | Refusal {
  const { fullName, email, phone, nik, address, password } = form;
  const personal = [fullName, email, phone].filter((text) => typeof text === 'string');
  const checks = {
    fullName: checkFullName(fullName),
    email: optional(email, normaliseEmail),
    phone: optional(phone, readPhone),
    nik: optional(nik, (value) => checkNik(value, today)),
    address: optional(address, checkAddress),
    password: checkNewPassword(password, personal),
  };
  const fields: FieldProblem[] = Object.entries(checks).flatMap(([field, check]) => (check.ok ? [] : [fieldProblem(field, check.problem)]));
  if (isBlank(email) && isBlank(phone)) {
    fields.push(fieldProblem('email', 'EMAIL_OR_PHONE_REQUIRED'), fieldProblem('phone', 'EMAIL_OR_PHONE_REQUIRED'));
  }
  if (fields.length > 0) return refuseInput(fields);
  return {
    ok: true,
    registration: {
      fullName: checkedValue(checks.fullName),
      email: checkedValue(checks.email),
      phone: checkedValue(checks.phone),
      nik: checkedValue(checks.nik),
      address: checkedValue(checks.address),
      password: checkedValue(checks.password),
    },
  };
}

function isBlank(text: string | null | undefined): boolean {
  return text == null || text.trim() === '';
}

function optional(text: string | null | undefined, check: (text: string) => Checked<string>): Checked<string | null> {
  return isBlank(text) ? { ok: true, value: null } : check(text as string);
}

function checkedValue<T>(check: Checked<T>): T {
  if (!check.ok) throw new Error('the value of a field that was refused');
  return check.value;
}
