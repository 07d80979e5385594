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
 * The account behind the subject of a token, read anew for each token: undefined when it was deleted, or its officer
 * deactivated. The subject is a citizen's pseudonym or an officer's id, as in every token of ours.
 */
export async function findSignedIn(services: AccountServices, sub: string): Promise<SignedInAccount | undefined> {
  if (!isUuid(sub)) return undefined;
  const either = [{ kind: 'citizen', id: sub } as const, { kind: 'officer', id: sub, memberships: [] } as const];
  const record = (await findAccounts(services.database, either)).find((found) => subjectIdOf(found) === sub);
  if (!record?.person || record.officer?.active === false) return undefined;
  return { accountId: sub, record, acting: await subjectOf(services, record), claims: async () => ({ sub }) };
}

/** Under what an account acts: the account's own id never leaves the vault for a citizen. */
export function subjectIdOf({ id, citizenId }: Pick<AccountRecord, 'id' | 'citizenId'>): string {
  return citizenId ?? id;
}
