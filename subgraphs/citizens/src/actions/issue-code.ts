import { randomInt } from 'node:crypto';
import { newId } from '@lapor/kit/ids';
import { assertAllowed } from '@lapor/kit/refusal';
import { insertMessage } from '../database/message.store.js';
import { sweepCodes } from '../database/one-time-code.store.js';
import { type AskedPurpose, CODE_RANGE, toCode } from '../domain/code/one-time-code.js';
import { CHANNEL_OF, type ContactKind } from '../domain/message/message-channel.js';
import { codeText } from '../domain/message/message-text.js';
import { newDataKey } from '../vault/data-key.js';
import { sealNote } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';
import { type CodeOwner, placeCode } from './place-code.js';

/** A code that somebody asks for. */
export interface CodeOrder extends CodeOwner {
  readonly purpose: AskedPurpose;
  readonly kind: ContactKind;
  readonly to: string;
  /** Whose code it is; null when there is nobody, or somebody who shall not get one: then all is done but the sending. */
  readonly account: { readonly id: string; readonly dataKey: Buffer } | null;
  /** Whether `to` is a contact that the account shall have once the code is shown. */
  readonly pending?: boolean;
}

/** What everybody is told who asked for a code. */
export interface SentCode {
  readonly expiresAt: Date;
}

/**
 * Issues a one-time code in place of the owner's former one, and puts it into the messages to deliver. The code itself is
 * stored nowhere in the open: a keyed hash of it, and the message sealed under the person's data key.
 * @throws {RefusalError} CODE_DELAYED with `retryAfterSeconds`, for those who exist and those who do not.
 */
export function issueCode(services: Pick<AccountServices, 'database' | 'vault' | 'now'>, order: CodeOrder): Promise<SentCode> {
  return services.database.transaction(async (manager) => {
    const at = services.now();
    const code = toCode(randomInt(CODE_RANGE));
    const { id: accountId, dataKey } = order.account ?? { id: null, dataKey: newDataKey() };
    const sealedContact = accountId !== null && order.pending ? sealNote(dataKey, 'contact', accountId, order.to) : null;
    const placed = await placeCode(services, manager, { ...order, accountId, sealedContact, code, at });
    assertAllowed(placed);
    const id = newId();
    const sealed = sealNote(dataKey, 'message', id, JSON.stringify({ to: order.to, text: codeText(order.purpose, code) }));
    const { expiresAt } = placed;
    await insertMessage(manager, { id, accountId, channel: CHANNEL_OF[order.kind], sealed, createdAt: at, expiresAt });
    await sweepCodes(manager, at);
    return { expiresAt };
  });
}
