import { isUuid } from '@lapor/schema/uuid';
import type { Account as ProviderAccount } from 'oidc-provider';
import type { AccountServices } from '../actions/account-services.js';
import { type ActingSubject, subjectOf } from '../actions/subject-of.js';
import { type AccountRecord, findAccounts } from '../database/account.queries.js';

/** Somebody who is signed in, as the provider and the claims of their tokens know them. */
export interface SignedInAccount extends ProviderAccount {
  readonly record: AccountRecord;
  readonly acting: ActingSubject;
}

/**
 * The account behind the subject of a token, read anew for each token: undefined when it was deleted, its officer was
 * deactivated, or its owner has signed out of everything since. The subject is a citizen's pseudonym or an officer's id, as
 * in every token of ours.
 * @param signedInAt when the password was shown, in seconds since the epoch.
 */
export async function findSignedIn(
  services: AccountServices,
  sub: string,
  signedInAt: number | undefined,
): Promise<SignedInAccount | undefined> {
  if (!isUuid(sub)) return undefined;
  const either = [{ kind: 'citizen', id: sub } as const, { kind: 'officer', id: sub, memberships: [] } as const];
  const record = (await findAccounts(services.database, either)).find((found) => subjectIdOf(found) === sub);
  if (!record?.person || record.officer?.active === false) return undefined;
  if (record.signedOutAt && record.signedOutAt > toDate(signedInAt)) return undefined;
  return { accountId: sub, record, acting: await subjectOf(services, record), claims: async () => ({ sub }) };
}

/** Seconds as the provider counts them; without any, nobody has signed in since the beginning of time. */
export function toDate(seconds = 0): Date {
  return new Date(Math.round(seconds * 1_000));
}

/** Under what an account acts: the account's own id never leaves the vault for a citizen. */
export function subjectIdOf({ id, citizenId }: Pick<AccountRecord, 'id' | 'citizenId'>): string {
  return citizenId ?? id;
}
