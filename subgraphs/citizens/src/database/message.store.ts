import type { EntityManager } from 'typeorm';
import type { MessageChannel } from '../domain/message/message-channel.js';
import type { WrappedKey } from '../vault/data-key.js';

/** A message to deliver, sealed under its person's data key; a blank one (without an account) goes to nobody. */
export interface NewMessage {
  readonly id: string;
  readonly accountId: string | null;
  readonly channel: MessageChannel;
  readonly sealed: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertMessage(manager: EntityManager, message: NewMessage): Promise<void> {
  const { id, accountId, channel, sealed, createdAt, expiresAt } = message;
  await manager.query('insert into message (id, account_id, channel, sealed, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)', [
    id,
    accountId,
    channel,
    sealed,
    createdAt,
    expiresAt,
  ]);
}

/** A message that waits. */
export interface WaitingMessage {
  readonly id: string;
  readonly accountId: string;
  readonly channel: MessageChannel;
  readonly sealed: Buffer;
  readonly dataKey: WrappedKey;
}

/** Locks the message that has waited longest; what others deliver at this moment is passed over. Null when none waits. */
export async function lockMessage(manager: EntityManager, now: Date): Promise<WaitingMessage | null> {
  const [row] = await manager.query<MessageRow[]>(
    `select m.id, m.account_id, m.channel, m.sealed, k.key_id, k.wrapped
     from message m join data_key k on k.account_id = m.account_id
     where m.delivered_at is null and m.expires_at > $1
     order by m.attempts, m.created_at limit 1
     for update of m skip locked`,
    [now],
  );
  if (!row) return null;
  const { id, account_id, channel, sealed, key_id, wrapped } = row;
  return { id, accountId: account_id, channel, sealed, dataKey: { keyId: key_id, wrapped } };
}

/** Notes that a message was delivered; what it said is gone. */
export async function markDelivered(manager: EntityManager, id: string, now: Date): Promise<void> {
  await manager.query('update message set delivered_at = $2, sealed = null, attempts = attempts + 1 where id = $1', [id, now]);
}

/** Notes an attempt in vain: the message goes behind those that were tried less. */
export async function countDelivery(manager: EntityManager, id: string): Promise<void> {
  await manager.query('update message set attempts = attempts + 1 where id = $1', [id]);
}

/** Deletes what will not be delivered any more: blanks, and messages whose time is over. */
export async function sweepMessages(manager: EntityManager, now: Date): Promise<void> {
  await manager.query('delete from message where delivered_at is null and (account_id is null or expires_at <= $1)', [now]);
}

interface MessageRow {
  readonly id: string;
  readonly account_id: string;
  readonly channel: MessageChannel;
  readonly sealed: Buffer;
  readonly key_id: string;
  readonly wrapped: Buffer;
}
