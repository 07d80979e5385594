import { RefusalError } from '@lapor/kit/refusal';
import type { SignInForm } from '../domain/sign-in/sign-in-form.js';
import type { AccountServices, SignedIn } from './account-services.js';
import { checkCredentials } from './check-credentials.js';
import { openSession } from './open-session.js';

/**
 * Signs in by user name, e-mail address or phone number.
 * @throws {RefusalError} what `checkCredentials` throws, and PASSWORD_CHANGE_REQUIRED for a one-time password.
 */
export async function signIn(services: AccountServices, form: SignInForm): Promise<SignedIn> {
  const at = services.now();
  const account = await checkCredentials(services, form);
  if (account.mustChangePassword) throw new RefusalError('PASSWORD_CHANGE_REQUIRED');
  return openSession(services, account, at);
}
