import { newId, newOpaqueId } from '@lapor/kit/ids';
import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findChannelAccount } from '../database/channel-account.queries.js';
import { findHolder } from '../database/contact.queries.js';
import type { Account } from '../domain/account/account.js';
import { readPhone } from '../phone/read-phone.js';
import { blindIndexes } from '../vault/blind-index.js';
import type { AccountServices } from './account-services.js';
import { assertChannel, sealAddressee } from './channel-contacts.js';
import { createAccount } from './create-account.js';
import { refuseField } from './refuse-field.js';
import { sealedSecretOf } from './sealed-secret-of.js';

/** Somebody who reports by telephone, as the channel knows them; the number itself stays in the vault. */
export interface ChannelAccount {
  /** By what reports knows them. */
  readonly reporterKey: string;
  /** By what the vault finds the number again, sealed anew each time: two of one person have nothing in common. */
  readonly addressee: string;
}

/**
 * By what reports knows a phone number that reports by SMS: the pseudonym and the sealed secret of the account which has
 * confirmed the number, or of the one made for it at its first report. The answer looks the same and does not tell which. A number that
 * somebody has only claimed is not theirs: their reports would be read by whoever has typed it.
 * @throws {RefusalError} UNAUTHENTICATED, FORBIDDEN for everybody but a channel with its scope; INPUT_INVALID.
 */
export async function openChannelAccount(services: AccountServices, subject: Subject, written: string): Promise<ChannelAccount> {
  assertChannel(subject);
  const read = readPhone(written);
  const phone = read.ok ? read.value : refuseField('phone', read.problem);
  const found = await findPseudonym(services, phone);
  if (found) return toChannelAccount(services, found);
  const id = newId();
  const citizenId = newOpaqueId();
  try {
    await createAccount(services, {
      id,
      citizenId,
      kind: 'CITIZEN',
      username: null,
      passwordHash: null,
      person: { PHONE: phone },
      channel: phone,
      by: { kind: 'SYSTEM' },
    });
    return await toChannelAccount(services, { id, citizenId });
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const faster = await findPseudonym(services, phone); // two messages of one number at the same moment
    if (!faster) throw error;
    return toChannelAccount(services, faster);
  }
}

type Reporter = Pick<Account, 'id'> & { readonly citizenId: string };

async function toChannelAccount(services: AccountServices, reporter: Reporter): Promise<ChannelAccount> {
  const sealed = await sealedSecretOf(services, reporter);
  if (!sealed) throw new Error('the person was deleted at this moment');
  const { citizenId } = reporter;
  return { reporterKey: `${citizenId}.${sealed}`, addressee: sealAddressee(services, citizenId) };
}

async function findPseudonym({ database, vault }: AccountServices, phone: string): Promise<Reporter | null> {
  const holder = await findHolder(database, { kind: 'PHONE', digests: blindIndexes(vault.index, 'PHONE', phone) });
  if (holder?.verified && holder.citizenId) return { id: holder.accountId, citizenId: holder.citizenId };
  const made = await findChannelAccount(database, blindIndexes(vault.index, 'CHANNEL', phone));
  return made && { id: made.accountId, citizenId: made.citizenId };
}
