import { randomInt } from 'node:crypto';
import { newId } from '@lapor/kit/ids';
import { assertAllowed } from '@lapor/kit/refusal';
import { insertMessage } from '../database/message.store.js';
import { lockCode, saveCode, sweepCodes } from '../database/one-time-code.store.js';
import { admitIssue, CODE_RANGE, type CodePurpose, toCode } from '../domain/code/one-time-code.js';
import { CHANNEL_OF, type ContactKind } from '../domain/message/message-channel.js';
import { codeText } from '../domain/message/message-text.js';
import { blindIndex, blindIndexes } from '../vault/blind-index.js';
import { newDataKey } from '../vault/data-key.js';
import { sealNote } from '../vault/sealed-field.js';
import type { KeyRing } from '../vault/vault-keys.js';
import type { AccountServices } from './account-services.js';

/** A code that somebody asks for. */
export interface CodeOrder {
  readonly purpose: CodePurpose;
  /** What the code hangs on: the account's id, or the contact of somebody who is not signed in. */
  readonly owner: string;
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
export function issueCode(
  { database, vault, now }: Pick<AccountServices, 'database' | 'vault' | 'now'>,
  order: CodeOrder,
): Promise<SentCode> {
  return database.transaction(async (manager) => {
    const at = now();
    const [key] = vault.index;
    const locked = await lockCode(manager, codeDigests(vault.index, order), { keyId: key.id, now: at });
    const admitted = admitIssue(locked.window, at);
    assertAllowed(admitted);
    const code = toCode(randomInt(CODE_RANGE));
    const { id: accountId, dataKey } = order.account ?? { id: null, dataKey: newDataKey() };
    await saveCode(manager, locked.digest, {
      ...admitted.code,
      keyId: key.id,
      accountId,
      codeDigest: accountId === null ? null : blindIndex(key, 'CODE', `${locked.digest.toString('hex')}\0${code}`),
      sealedContact: accountId !== null && order.pending ? sealNote(dataKey, 'contact', accountId, order.to) : null,
    });
    const { expiresAt } = admitted.code;
    const id = newId();
    const sealed = sealNote(dataKey, 'message', id, JSON.stringify({ to: order.to, text: codeText(order.purpose, code) }));
    await insertMessage(manager, { id, accountId, channel: CHANNEL_OF[order.kind], sealed, createdAt: at, expiresAt });
    await sweepCodes(manager, at);
    return { expiresAt };
  });
}

/** What a code is found by, under every accepted key. */
export function codeDigests(keys: KeyRing, { purpose, owner }: Pick<CodeOrder, 'purpose' | 'owner'>): [Buffer, ...Buffer[]] {
  return blindIndexes(keys, 'CODE_OWNER', `${purpose}\0${owner}`);
}
