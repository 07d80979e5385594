import { RefusalError } from '@lapor/kit/refusal';
import { openReference, sealReference } from '@lapor/kit/sealed-reference';
import type { Subject } from '@lapor/schema/identity';
import { isUuid } from '@lapor/schema/uuid';
import { findSealedPhones } from '../database/channel-account.queries.js';
import { openField } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';
import { refuseField } from './refuse-field.js';

/** How many numbers are asked for at once at most. */
const MOST = 100;
/** What an addressee is sealed for: a reference to a reporter that was sealed for a report does not open here. */
export const ADDRESSEE_PLACE = 'channels:sms';

/** Where a message to somebody goes; both nulls where there is nobody, or no number, any more. */
export interface ChannelContact {
  readonly addressee: string;
  readonly phone: string | null;
  readonly reporter: string | null;
}

/** @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN for everybody but a channel with its scope. */
export function assertChannel(subject: Subject): void {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'apiClient' || !subject.scopes.includes('channels:sms')) throw new RefusalError('FORBIDDEN');
}

/**
 * A channel's name for whom it answers. The channel keeps it in place of a telephone number: its database says neither
 * which numbers report nor which of its entries belong to one person, and a person who is deleted here is gone there.
 */
export function sealAddressee({ references }: Pick<AccountServices, 'references'>, citizenId: string): string {
  const [current] = references;
  if (!current) throw new Error('the vault has no key for references');
  return sealReference(current.publicKey, citizenId, ADDRESSEE_PLACE);
}

/**
 * The numbers behind addressees, in their order, for the moment in which messages are handed on.
 * @throws {RefusalError} what `assertChannel` says; INPUT_INVALID for more than 100.
 */
export async function findChannelContacts(
  services: Pick<AccountServices, 'database' | 'vault' | 'references'>,
  subject: Subject,
  addressees: readonly string[],
): Promise<readonly ChannelContact[]> {
  assertChannel(subject);
  if (addressees.length > MOST) refuseField('addressees', 'OUT_OF_RANGE');
  const citizens = addressees.map((addressee) => openReference(services.references, addressee, ADDRESSEE_PLACE));
  const known = await findSealedPhones(services.database, [...new Set(citizens.filter((id) => id !== null && isUuid(id)))] as string[]);
  const phones = new Map<string, string>();
  for (const { citizenId, accountId, dataKey, sealed } of known) {
    const opened = await services.vault.encryption.unwrap(accountId, dataKey);
    phones.set(citizenId, openField(opened, accountId, 'PHONE', sealed));
  }
  return addressees.map((addressee, index) => {
    const reporter = citizens[index] ?? null;
    const phone = reporter === null ? null : (phones.get(reporter) ?? null);
    return { addressee, phone, reporter: phone === null ? null : reporter };
  });
}
