import { finishReceipts, takeReceipts } from '../database/receipt.store.js';
import { open } from '../sealing/channel-key.js';
import { noteDeliveries } from '../supergraph/deliveries.js';
import type { ChannelDependencies } from './dependencies.js';
import { ABOUT_PLACE, type About } from './write-answer.js';

/** What the gateway takes at once. */
const MOST = 100;
/** How long it is waited until they are told again, when the gateway is away or this process dies. */
const LEASE_MS = 20_000;

/**
 * Tells the gateway which notifications have reached their reporters. It is asked again until it answers, and notes each
 * once; what it does not know it never will. True when there may be more.
 */
export async function tellReceipts({ database, key, ask, now, log }: ChannelDependencies): Promise<boolean> {
  const receipts = await takeReceipts(database, now(), { most: MOST, leaseMs: LEASE_MS });
  if (receipts.length === 0) return false;
  const given = receipts.flatMap(({ messageId, outcome, about, notedAt }) => {
    try {
      const { trackingId, eventType } = open<About>(key, ABOUT_PLACE, about);
      return [{ messageId, trackingId, step: eventType, outcome, at: notedAt }];
    } catch (err) {
      // It will never open, and is not to stand in the way of the others.
      log.error({ err, messageId }, 'what a message was about does not open under SMS_KEY; its receipt is dropped');
      return [];
    }
  });
  const answers = await noteDeliveries(ask, given);
  await finishReceipts(database, receipts);
  const unknown = answers.filter(({ answer }) => answer === 'UNKNOWN');
  if (unknown.length > 0) log.warn({ messageIds: unknown.map(({ messageId }) => messageId) }, 'reports knows no such notifications');
  return receipts.length === MOST;
}
