import { newId } from '@lapor/kit/ids';
import { RefusalError } from '@lapor/kit/refusal';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { type CredentialRecord, findAccounts } from '../database/account.queries.js';
import { replacePassword } from '../database/account.store.js';
import { toSubject } from '../domain/account/account.js';
import { checkNewPassword, normalisePassword } from '../domain/password/password.js';
import type { SignInForm } from '../domain/sign-in/sign-in-form.js';
import { accountAggregate, ownerOf, passwordChanged } from '../events/account-events.js';
import { openPerson } from '../vault/person.js';
import type { AccountServices, SignedIn } from './account-services.js';
import { type CheckedCredentials, checkCredentials } from './check-credentials.js';
import { endSessions } from './end-sessions.js';
import { openSession } from './open-session.js';
import { refuseField } from './refuse-field.js';

/** Who changes the password, shown by the present one. */
export interface ChangePasswordForm extends SignInForm {
  readonly newPassword: string;
}

/**
 * Changes a password and signs in. It needs the present password and no token, so that a one-time password opens
 * nothing but this.
 * @throws {RefusalError} what `exchangePassword` throws.
 */
export async function changePassword(services: AccountServices, form: ChangePasswordForm): Promise<SignedIn> {
  const account = await exchangePassword(services, form);
  return openSession(services, account, services.now());
}

/**
 * Changes a password, and ends every session of before.
 * @throws {RefusalError} what `checkCredentials` throws; INPUT_INVALID when the new one is too weak or the former one.
 */
export async function exchangePassword(services: AccountServices, form: ChangePasswordForm): Promise<CheckedCredentials> {
  const { database, passwords, now } = services;
  const account = await checkCredentials(services, form);
  const checked = checkNewPassword(form.newPassword, [account.username, ...(await personalTexts(services, account))]);
  if (!checked.ok) return refuseField('newPassword', checked.problem);
  if (checked.value === normalisePassword(form.password)) return refuseField('newPassword', 'EQUALS_FORMER');
  const next = await passwords.hash(checked.value);
  await database.transaction(async (manager) => {
    await appendEvents(manager, accountAggregate(account.id), [
      passwordChanged({ accountId: account.id, kind: account.kind }, { id: newId(), now: now() }),
    ]);
    const replaced = await replacePassword(manager, account.id, { former: account.passwordHash, next });
    if (!replaced) throw new RefusalError('SIGN_IN_FAILED'); // somebody else was faster with the same password
    // Whoever knew the former password is signed out with it.
    await endSessions(manager, { accountId: account.id }, ownerOf(account.kind), now());
  });
  return account;
}

async function personalTexts({ database, vault, now }: AccountServices, account: CredentialRecord): Promise<readonly string[]> {
  const [record] = await findAccounts(database, [toSubject(account, latestDateInIndonesia(now()))]);
  return record?.person ? Object.values(await openPerson(vault, record.id, record.person)) : [];
}
