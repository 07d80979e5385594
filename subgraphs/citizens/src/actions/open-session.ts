import { newId, newOpaqueId } from '@lapor/kit/ids';
import { beginningInIndonesia, latestDateInIndonesia } from '@lapor/schema/input/date';
import { nextLoss } from '@lapor/schema/officer';
import { insertSession } from '../database/session.store.js';
import { type Account, toSubject } from '../domain/account/account.js';
import { CLIENT_ID, issueAccessToken } from '../tokens/access-token.js';
import type { AccountServices, SignedIn } from './account-services.js';
import { sealedSecretOf } from './sealed-secret-of.js';

/**
 * Issues a token for somebody who has just shown who they are, by the memberships of today. It ends on the day on which
 * one of them is lost by the calendar, so that no token outlives what it says.
 */
export async function openSession(
  services: Pick<AccountServices, 'database' | 'vault' | 'reporterKey' | 'tokens' | 'now'>,
  account: Account,
): Promise<SignedIn> {
  const { database, tokens, now } = services;
  const at = now();
  const today = latestDateInIndonesia(at);
  const sealedSecret = await sealedSecretOf(services, account);
  const subject = { ...toSubject(account, today), ...(sealedSecret ? { sealedSecret } : {}) };
  const loss = account.officer && nextLoss(account.officer, today);
  const notAfter = loss ? { notAfter: beginningInIndonesia(loss) } : {};
  const sid = newId();
  await insertSession(database, { id: sid, accountId: account.id, clientId: CLIENT_ID, grantId: null, startedAt: at });
  return { ...(await issueAccessToken(tokens, subject, { id: newOpaqueId(), now: at, sid, ...notAfter })), subject };
}
