import type { Logger } from '@lapor/kit/log';
import { countDelivery, lockMessage, markDelivered, sweepMessages, type WaitingMessage } from '../database/message.store.js';
import type { MessageCarrier } from '../messages/carrier.js';
import { openNote } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';

export interface DeliveryServices extends Pick<AccountServices, 'database' | 'vault' | 'now'> {
  readonly carrier: MessageCarrier;
  readonly log: Logger;
}

/** What one round hands on at most, so that others get their turn. */
const ROUND = 100;

/**
 * Hands waiting messages to the carrier, each in a transaction of its own that holds its row: two instances do not send
 * one twice. A process that dies in between leaves it unmarked, so a message may arrive twice and never not at all.
 * Returns how many went out.
 */
export async function deliverMessages(services: DeliveryServices): Promise<number> {
  const { database, now } = services;
  await sweepMessages(database.manager, now());
  let delivered = 0;
  for (let count = 0; count < ROUND; count += 1) {
    const outcome = await database.transaction(async (manager) => {
      const message = await lockMessage(manager, now());
      if (!message) return null;
      const sent = await handOn(services, message);
      await (sent ? markDelivered(manager, message.id, now()) : countDelivery(manager, message.id));
      return sent;
    });
    if (!outcome) break;
    delivered += 1;
  }
  return delivered;
}

/** False when the carrier could not take it: the round ends, the next one tries again. */
async function handOn(
  { vault, carrier, log }: DeliveryServices,
  { id, accountId, channel, dataKey, sealed }: WaitingMessage,
): Promise<boolean> {
  const opened = await vault.encryption.unwrap(accountId, dataKey);
  const { to, text } = JSON.parse(openNote(opened, 'message', id, sealed)) as { to: string; text: string };
  try {
    await carrier.deliver({ id, channel, to, text });
    return true;
  } catch {
    // The carrier's error may repeat what it was given.
    log.warn({ messageId: id, channel }, 'a message could not be handed on; trying again');
    return false;
  }
}
