import { newId, newOpaqueId } from '@lapor/kit/ids';
import { RefusalError } from '@lapor/kit/refusal';
import { insertSession } from '../database/session.store.js';
import type { Account } from '../domain/account/account.js';
import { CLIENT_ID, issueAccessToken } from '../tokens/access-token.js';
import type { AccountServices, SignedIn } from './account-services.js';
import { subjectOf } from './subject-of.js';

/**
 * Issues a token for whoever has shown who they are, in a session that ends with it.
 * @param signedInAt when they did: who signs out of everything meanwhile ends this as well.
 * @throws {RefusalError} SIGN_IN_FAILED when somebody has.
 */
export async function openSession(
  services: Pick<AccountServices, 'database' | 'vault' | 'reporterKey' | 'tokens' | 'now'>,
  account: Account,
  signedInAt: Date,
): Promise<SignedIn> {
  const { database, tokens, now } = services;
  const at = now();
  const { subject, notAfter } = await subjectOf(services, account);
  const sid = newId();
  const issued = await issueAccessToken(tokens, subject, { id: newOpaqueId(), now: at, sid, ...(notAfter && { notAfter }) });
  const { expiresAt } = issued;
  const session = { id: sid, accountId: account.id, clientId: CLIENT_ID, grantId: null, startedAt: at, expiresAt, signedInAt };
  if (!(await insertSession(database, session))) throw new RefusalError('SIGN_IN_FAILED');
  return { ...issued, subject };
}
