import { randomBytes } from 'node:crypto';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { administratorOffice } from '@lapor/schema/administrator';
import type { Subject } from '@lapor/schema/identity';
import { ONE_TIME_PASSWORD_RANDOM_BYTES, toOneTimePassword } from '../domain/password/one-time-password.js';
import { checkOfficerRegistration, type OfficerRegistration } from '../domain/registration/officer-registration.js';
import type { AccountServices } from './account-services.js';
import { createAccount } from './create-account.js';

/** A new officer's account, and the password that is shown this once. */
export interface CreatedOfficerAccount {
  readonly id: string;
  readonly username: string;
  readonly oneTimePassword: string;
}

/**
 * Makes an account for an officer to be: with a name and an address in the vault, and without any right. Rights come
 * from the registry alone.
 * @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID with the wrong fields, or REGISTRATION_REFUSED when
 * the user name or the address belongs to another account.
 */
export async function createOfficerAccount(
  services: AccountServices,
  subject: Subject,
  form: OfficerRegistration,
): Promise<CreatedOfficerAccount> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const office = administratorOffice(subject);
  if (!office) throw new RefusalError('FORBIDDEN');
  const checked = checkOfficerRegistration(form);
  assertAllowed(checked);
  const { username, fullName, email } = checked.registration;
  const oneTimePassword = toOneTimePassword(randomBytes(ONE_TIME_PASSWORD_RANDOM_BYTES));
  const { id } = await createAccount(services, {
    kind: 'OFFICER',
    username,
    passwordHash: await services.passwords.hash(oneTimePassword),
    mustChangePassword: true,
    person: { FULL_NAME: fullName, EMAIL: email },
    by: { kind: 'OFFICER', role: office.role, agencyCode: office.agencyCode },
  });
  return { id, username, oneTimePassword };
}
