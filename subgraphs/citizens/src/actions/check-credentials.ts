import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { type CredentialRecord, findCredentials } from '../database/account.queries.js';
import { forgetThrottle } from '../database/throttle.store.js';
import { normalisePassword } from '../domain/password/password.js';
import { checkSignInForm, type SignInForm } from '../domain/sign-in/sign-in-form.js';
import { type SignInName, toSignInName } from '../domain/username/sign-in-name.js';
import { readPhone } from '../phone/read-phone.js';
import { blindIndex, blindIndexes } from '../vault/blind-index.js';
import type { AccountServices } from './account-services.js';
import { countAttempt } from './count-attempt.js';

/** An account whose owner has just shown the password. */
export type CheckedCredentials = CredentialRecord & { readonly passwordHash: string };

/**
 * Finds the account whose owner somebody is, by name and password. An unknown name goes the same way as a known one,
 * step by step: counted, delayed, and checked against a hash, so neither the answer nor its time tells them apart. So
 * does an officer who is deactivated: whether there is such an account is nobody's business.
 * @throws {RefusalError} INPUT_INVALID, SIGN_IN_DELAYED with `retryAfterSeconds`, or SIGN_IN_FAILED.
 */
export async function checkCredentials(services: AccountServices, form: SignInForm): Promise<CheckedCredentials> {
  const { database, passwords, vault } = services;
  assertAllowed(checkSignInForm(form));
  const name = toSignInName(form.username, readPhone);
  const throttle = blindIndex(vault.index[0], 'SIGN_IN', name.value);
  await countAttempt(services, throttle);

  const account = await findCredentials(database, name, indexesOf(services, name));
  const matches = await passwords.verify(account?.passwordHash ?? null, normalisePassword(form.password));
  if (!account?.passwordHash || !matches || account.officer?.active === false) throw new RefusalError('SIGN_IN_FAILED');
  await forgetThrottle(database.manager, throttle);
  return { ...account, passwordHash: account.passwordHash };
}

function indexesOf({ vault }: AccountServices, { kind, value }: SignInName): readonly Buffer[] {
  return kind === 'EMAIL' || kind === 'PHONE' ? blindIndexes(vault.index, kind, value) : [];
}
