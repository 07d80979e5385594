import { RefusalError } from '@lapor/kit/refusal';
import { refuseInput } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { findCredentialsById } from '../database/account.queries.js';
import { forgetThrottle } from '../database/throttle.store.js';
import { fieldProblem } from '../domain/input/field-problem.js';
import { normalisePassword } from '../domain/password/password.js';
import { blindIndex } from '../vault/blind-index.js';
import type { AccountServices } from './account-services.js';
import { countAttempt } from './count-attempt.js';
import { spendCode, tryCode } from './try-code.js';

/** How somebody shows anew that the account is theirs: a token alone may have been taken from them. One of the two. */
export interface Confirmation {
  readonly password?: string | null | undefined;
  /** A one-time code for CONFIRM_OWNER. */
  readonly code?: string | null | undefined;
}

/**
 * Checks the password or the code. What it returns is called in the transaction of what was confirmed.
 * @throws {RefusalError} INPUT_INVALID unless exactly one is given; SIGN_IN_DELAYED; CONFIRMATION_FAILED.
 */
export async function confirmOwner(
  services: AccountServices,
  accountId: string,
  { password, code }: Confirmation,
): Promise<(manager: EntityManager) => Promise<void>> {
  if (code && !password) {
    const right = await tryCode(services, { purpose: 'CONFIRM_OWNER', owner: accountId }, code);
    return (manager) => spendCode(manager, right);
  }
  if (!password || code) {
    const refusal = refuseInput([fieldProblem('password', 'PASSWORD_OR_CODE_REQUIRED'), fieldProblem('code', 'PASSWORD_OR_CODE_REQUIRED')]);
    throw new RefusalError(refusal.code, refusal.details);
  }
  const throttle = blindIndex(services.vault.index[0], 'SIGN_IN', accountId);
  await countAttempt(services, throttle);
  const account = await findCredentialsById(services.database, accountId);
  if (!(await services.passwords.verify(account?.passwordHash ?? null, normalisePassword(password))))
    throw new RefusalError('CONFIRMATION_FAILED');
  return (manager) => forgetThrottle(manager, throttle);
}
