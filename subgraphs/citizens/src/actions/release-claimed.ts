import { RefusalError } from '@lapor/kit/refusal';
import { findHolder } from '../database/contact.queries.js';
import { lockDataKey, removeFields } from '../database/person.store.js';
import type { ContactKind } from '../domain/message/message-channel.js';
import { blindIndexes } from '../vault/blind-index.js';
import type { AccountServices } from './account-services.js';
import { onAccount } from './on-account.js';

/**
 * Takes a contact from an account that has only claimed it, because somebody else has just shown to hold it. An account
 * that has confirmed it keeps it.
 * @throws {RefusalError} CONFIRMATION_FAILED when the holder confirms it at this moment.
 */
export async function releaseClaimed(
  services: Pick<AccountServices, 'database' | 'vault' | 'now'>,
  { kind, contact, except }: { readonly kind: ContactKind; readonly contact: string; readonly except: string },
): Promise<void> {
  const { database, vault } = services;
  const digests = blindIndexes(vault.index, kind, contact);
  const holder = await findHolder(database, { kind, digests });
  if (!holder || holder.verified || holder.accountId === except) return;
  const { accountId } = holder;
  await onAccount(services, { accountId, type: 'ContactReleased', by: { kind: 'SYSTEM' }, payload: { kind } }, async (manager) => {
    await lockDataKey(manager, accountId);
    const still = await findHolder(manager, { kind, digests });
    if (still?.accountId !== accountId || still.verified) throw new RefusalError('CONFIRMATION_FAILED');
    await removeFields(manager, accountId, [kind]);
  });
}
