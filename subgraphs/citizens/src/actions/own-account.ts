import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { type AccountRecord, findAccounts } from '../database/account.queries.js';
import { openPerson, type PersonalData } from '../vault/person.js';
import type { AccountServices } from './account-services.js';

/** Somebody's own account, and what is known of them. */
export interface OwnAccount {
  readonly record: AccountRecord;
  readonly person: PersonalData;
  /** The person's data key, open. */
  readonly dataKey: Buffer;
}

/**
 * Opens the account of whoever is signed in.
 * @throws {RefusalError} UNAUTHENTICATED, also for an account that was deleted; FORBIDDEN for whoever is no person.
 */
export async function openOwnAccount(
  { database, vault }: Pick<AccountServices, 'database' | 'vault'>,
  subject: Subject,
): Promise<OwnAccount> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'citizen' && subject.kind !== 'officer') throw new RefusalError('FORBIDDEN');
  const [record] = await findAccounts(database, [subject]);
  if (!record?.person) throw new RefusalError('UNAUTHENTICATED');
  const dataKey = await vault.encryption.unwrap(record.id, record.person.dataKey);
  return { record, dataKey, person: await openPerson(vault, record.id, record.person) };
}
