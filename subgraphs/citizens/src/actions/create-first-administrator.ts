import { randomBytes } from 'node:crypto';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { uuidOfName } from '@lapor/schema/uuid';
import { findCredentials } from '../database/account.queries.js';
import { updatePassword } from '../database/account.store.js';
import { ONE_TIME_PASSWORD_RANDOM_BYTES, toOneTimePassword } from '../domain/password/one-time-password.js';
import { checkOfficerRegistration, type OfficerRegistration } from '../domain/registration/officer-registration.js';
import type { AccountServices } from './account-services.js';
import { createAccount } from './create-account.js';
import type { CreatedOfficerAccount } from './create-officer-account.js';

/** The name space of these accounts' ids: made from the user name, so that a second try finds the account of the first. */
const NAMESPACE = '5f0a3c1e-7b52-4d0e-9a86-1d6b3c2f7e40';

/** The id that the first administrator's account has, or would have. */
export function firstAdministratorId(username: string): string {
  return uuidOfName(NAMESPACE, username.trim().toLowerCase());
}

/**
 * Makes the account of the first national administrator, at the operator's hand: nobody is there yet to make it. Until
 * its password was changed it can be asked for again, and has another one-time password then. It has no right by itself.
 * @throws {RefusalError} INPUT_INVALID, or REGISTRATION_REFUSED when the name or the address belongs to somebody else.
 */
export async function createFirstAdministrator(
  services: Pick<AccountServices, 'database' | 'vault' | 'passwords' | 'now'>,
  form: OfficerRegistration,
): Promise<CreatedOfficerAccount> {
  const checked = checkOfficerRegistration(form);
  assertAllowed(checked);
  const { username, fullName, email } = checked.registration;
  const id = firstAdministratorId(username);
  const oneTimePassword = toOneTimePassword(randomBytes(ONE_TIME_PASSWORD_RANDOM_BYTES));
  const passwordHash = await services.passwords.hash(oneTimePassword);
  const existing = await findCredentials(services.database, { kind: 'USERNAME', value: username }, []);
  if (existing) {
    if (existing.id !== id || !existing.mustChangePassword) throw new RefusalError('REGISTRATION_REFUSED');
    await updatePassword(services.database.manager, id, passwordHash);
    return { id, username, oneTimePassword };
  }
  const person = { FULL_NAME: fullName, EMAIL: email };
  await createAccount(services, { id, kind: 'OFFICER', username, passwordHash, mustChangePassword: true, person, by: { kind: 'SYSTEM' } });
  return { id, username, oneTimePassword };
}
