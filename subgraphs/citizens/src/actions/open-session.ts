import { newId, newOpaqueId } from '@lapor/kit/ids';
import { insertSession } from '../database/session.store.js';
import type { Account } from '../domain/account/account.js';
import { CLIENT_ID, issueAccessToken } from '../tokens/access-token.js';
import type { AccountServices, SignedIn } from './account-services.js';
import { subjectOf } from './subject-of.js';

/** Issues a token for whoever has just shown who they are, in a session that ends with it. */
export async function openSession(
  services: Pick<AccountServices, 'database' | 'vault' | 'reporterKey' | 'tokens' | 'now'>,
  account: Account,
): Promise<SignedIn> {
  const { database, tokens, now } = services;
  const at = now();
  const { subject, notAfter } = await subjectOf(services, account);
  const sid = newId();
  const issued = await issueAccessToken(tokens, subject, { id: newOpaqueId(), now: at, sid, ...(notAfter && { notAfter }) });
  const { expiresAt } = issued;
  await insertSession(database, { id: sid, accountId: account.id, clientId: CLIENT_ID, grantId: null, startedAt: at, expiresAt });
  return { ...issued, subject };
}
