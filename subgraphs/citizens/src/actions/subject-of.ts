import { beginningInIndonesia, latestDateInIndonesia } from '@lapor/schema/input/date';
import { nextLoss } from '@lapor/schema/officer';
import { type Account, type SignedInSubject, toSubject } from '../domain/account/account.js';
import type { AccountServices } from './account-services.js';
import { sealedSecretOf } from './sealed-secret-of.js';

/** As whom somebody acts, and from when on that is no longer true. */
export interface ActingSubject {
  readonly subject: SignedInSubject;
  /** The day on which an officer loses a membership; null when none is known. */
  readonly notAfter: Date | null;
}

/** As whom an account acts today: a citizen with a secret of their own, sealed for reports; an officer by the offices held. */
export async function subjectOf(
  services: Pick<AccountServices, 'database' | 'vault' | 'reporterKey' | 'now'>,
  account: Account,
): Promise<ActingSubject> {
  const today = latestDateInIndonesia(services.now());
  const sealedSecret = await sealedSecretOf(services, account);
  const subject = { ...toSubject(account, today), ...(sealedSecret ? { sealedSecret } : {}) };
  const loss = account.officer && nextLoss(account.officer, today);
  return { subject, notAfter: loss ? beginningInIndonesia(loss) : null };
}
