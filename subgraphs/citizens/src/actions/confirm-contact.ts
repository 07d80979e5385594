import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { lockDataKey, replaceData } from '../database/person.store.js';
import type { ContactKind } from '../domain/message/message-channel.js';
import { ownerOf } from '../events/account-events.js';
import { sealData } from '../vault/person.js';
import { openNote } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';
import { onAccount } from './on-account.js';
import { openOwnAccount } from './own-account.js';
import { releaseClaimed } from './release-claimed.js';
import { spendCode, tryCode } from './try-code.js';

/**
 * Confirms a contact by the code that was sent to it; a new one takes the former one's place. Whoever had only claimed it
 * loses it to whoever has shown to hold it.
 * @throws {RefusalError} what `openOwnAccount` says; CONFIRMATION_FAILED, also when the contact is another's by now.
 */
export async function confirmContact(
  services: AccountServices,
  subject: Subject,
  { kind, code }: { readonly kind: ContactKind; readonly code: string },
): Promise<void> {
  const { record, dataKey } = await openOwnAccount(services, subject);
  const right = await tryCode(services, { purpose: kind === 'EMAIL' ? 'VERIFY_EMAIL' : 'VERIFY_PHONE', owner: record.id }, code);
  if (!right.sealedContact) throw new RefusalError('CONFIRMATION_FAILED');
  const contact = openNote(dataKey, 'contact', record.id, right.sealedContact);
  await releaseClaimed(services, { kind, contact, except: record.id });
  const change = { accountId: record.id, type: 'ContactVerified', by: ownerOf(record.kind), payload: { kind } } as const;
  await onAccount(services, change, async (manager, at) => {
    if (!(await lockDataKey(manager, record.id))) throw new RefusalError('UNAUTHENTICATED'); // deleted at this moment
    const written = await replaceData(manager, record.id, sealData(services.vault, record.id, dataKey, { [kind]: contact }), at);
    if (!written) throw new RefusalError('CONFIRMATION_FAILED');
    await spendCode(manager, right);
  });
}
