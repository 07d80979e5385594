import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { findCredentialsById } from '../database/account.queries.js';
import { claimWithPassword } from '../database/account.store.js';
import { findChannelAccount } from '../database/channel-account.queries.js';
import { findHolder } from '../database/contact.queries.js';
import { findDataKey, lockDataKey, replaceData } from '../database/person.store.js';
import { readClaimCode } from '../domain/code/claim-code.js';
import { type ClaimForm, checkClaim } from '../domain/registration/claim.js';
import { readPhone } from '../phone/read-phone.js';
import { blindIndexes } from '../vault/blind-index.js';
import { sealData } from '../vault/person.js';
import type { AccountServices, SignedIn } from './account-services.js';
import { issueCode, type SentCode } from './issue-code.js';
import { onAccount } from './on-account.js';
import { openSession } from './open-session.js';
import { refuseField } from './refuse-field.js';
import { releaseClaimed } from './release-claimed.js';
import { spendCode, tryCode } from './try-code.js';

/**
 * Sends a code to a phone number that has reported by SMS, to take its account over. Every number gets the same answer,
 * is counted alike, and makes the same rows; a code goes out only where an account waits to be claimed.
 * @throws {RefusalError} INPUT_INVALID, CODE_DELAYED.
 */
export async function requestAccountClaim(services: AccountServices, written: string): Promise<SentCode> {
  const { database, vault } = services;
  const phone = toPhone(written);
  const found = await findChannelAccount(database, blindIndexes(vault.index, 'CHANNEL', phone));
  const id = found && !found.claimed ? found.accountId : null;
  const wrapped = id === null ? null : await findDataKey(database, id);
  const account = id !== null && wrapped ? { id, dataKey: await vault.encryption.unwrap(id, wrapped) } : null;
  return issueCode(services, { purpose: 'CLAIM_ACCOUNT', owner: phone, kind: 'PHONE', to: phone, account });
}

/**
 * Takes over the account of a phone number by a code that was sent to it, asked for or with the news of a report, and signs in. The pseudonym stays, so the
 * reports made by SMS are the account's own. Whoever had only claimed the number loses it; where another account has
 * confirmed it, the number stays a name to sign in with there.
 * @throws {RefusalError} INPUT_INVALID with the wrong fields; CONFIRMATION_FAILED, whatever is wrong with number or code.
 */
export async function claimAccount(services: AccountServices, form: ClaimForm): Promise<SignedIn> {
  const { database, vault, passwords } = services;
  const checked = checkClaim(form, readPhone);
  assertAllowed(checked);
  const { phone, fullName, password, code } = checked.claim;
  const purpose = readClaimCode(code) === null ? 'CLAIM_ACCOUNT' : 'CLAIM_BY_NEWS';
  const right = await tryCode(services, { purpose, owner: phone }, code);
  const { accountId } = right;
  const passwordHash = await passwords.hash(password);
  await releaseClaimed(services, { kind: 'PHONE', contact: phone, except: accountId });
  const elsewhere = await findHolder(database, { kind: 'PHONE', digests: blindIndexes(vault.index, 'PHONE', phone) });
  await onAccount(services, { accountId, type: 'AccountClaimed', by: { kind: 'REPORTER' } }, async (manager, at) => {
    const wrapped = await lockDataKey(manager, accountId);
    if (!wrapped || !(await claimWithPassword(manager, accountId, passwordHash))) throw new RefusalError('CONFIRMATION_FAILED');
    const dataKey = await vault.encryption.unwrap(accountId, wrapped);
    const phoneToo = elsewhere && elsewhere.accountId !== accountId ? {} : { PHONE: phone };
    if (!(await replaceData(manager, accountId, sealData(vault, accountId, dataKey, phoneToo), at)))
      throw new RefusalError('CONFIRMATION_FAILED');
    await replaceData(manager, accountId, sealData(vault, accountId, dataKey, { FULL_NAME: fullName }));
    await spendCode(manager, right);
  });
  const account = await findCredentialsById(database, accountId);
  if (!account) throw new RefusalError('CONFIRMATION_FAILED'); // deleted at this moment
  return openSession(services, account, services.now());
}

function toPhone(written: string): string {
  const read = readPhone(written);
  return read.ok ? read.value : refuseField('phone', read.problem);
}
