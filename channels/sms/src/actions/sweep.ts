import { lockSenders } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { sweepOld } from '../database/retention.store.js';
import { findExpired, removePending } from '../database/sender.store.js';
import type { ChannelDependencies } from './dependencies.js';
import { insertOverdue, tryHeld } from './held-text.js';
import { sweepParts } from './receive-part.js';
import { openWaiting } from './waiting-text.js';

/** How long the ids of messages are remembered, so that repeats of the carrier are known. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Ends what has waited too long, without losing it, and forgets what is old. */
export async function sweep(deps: ChannelDependencies): Promise<void> {
  while (await sweepPending(deps));
  while (await sweepParts(deps));
  while (await tryHeld(deps));
  const now = deps.now();
  await sweepOld(deps.database, new Date(now.getTime() - KEPT_MS));
}

/** A text whose sender has not said which agency is meant: it becomes a message for the national desk. */
async function sweepPending({ database, key, now, newId }: ChannelDependencies): Promise<boolean> {
  const found = await findExpired(database, now());
  if (!found) return false;
  return transaction(database, async (client) => {
    await lockSenders(client, [found.sender]);
    // What has come meanwhile may be the answer.
    const still = await findExpiredOf(client, found.sender, now());
    if (!still) return true;
    const waiting = openWaiting({ key }, still);
    await removePending(client, [still.sender]);
    const { text, reporterKey, addressee, incomingId } = waiting;
    await insertOverdue({ key, newId }, client, still.sender, { text, reporterKey, addressee, overdue: incomingId }, now());
    return true;
  });
}

async function findExpiredOf(client: Queryable, sender: Buffer, now: Date) {
  const found = await findExpired(client, now);
  return found?.sender.equals(sender) ? found : null;
}
