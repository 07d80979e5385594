import { findStaleParts, insertIncoming, lockSenders } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { sweepOld } from '../database/retention.store.js';
import { findExpired, removePending } from '../database/sender.store.js';
import type { PendingText } from '../domain/conversation/route-report.js';
import { open, seal } from '../sealing/channel-key.js';
import type { Reporter } from '../supergraph/reporter.js';
import type { ChannelDependencies } from './dependencies.js';
import { type KeptMessage, MESSAGE_PLACE } from './receive-message.js';
import { joinParts } from './receive-part.js';

/** How long parts of a message wait for the others. */
const PARTS_MS = 2 * 3_600_000;
/** How long the ids of messages are remembered, so that repeats of the carrier are known. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Ends what has waited too long, without losing it, and forgets what is old. */
export async function sweep(deps: ChannelDependencies): Promise<void> {
  while (await sweepPending(deps));
  while (await sweepParts(deps));
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
    const { text, reporterKey, addressee } = open<PendingText & Reporter>(key, `pending ${still.incomingId}`, still.sealed);
    const kept: KeptMessage = { text, reporterKey, addressee, overdue: still.incomingId };
    await removePending(client, [still.sender]);
    await insertIncoming(client, [
      {
        id: newId(),
        carrierId: `overdue:${still.incomingId}`,
        sender: still.sender,
        part: null,
        state: 'WAITING',
        outcome: null,
        sealed: seal(key, MESSAGE_PLACE, kept),
        receivedAt: now(),
      },
    ]);
    return true;
  });
}

async function findExpiredOf(client: Queryable, sender: Buffer, now: Date) {
  const found = await findExpired(client, now);
  return found?.sender.equals(sender) ? found : null;
}

/** A long message of which parts are missing for good: what is there goes on. */
async function sweepParts(deps: ChannelDependencies): Promise<boolean> {
  const stale = await findStaleParts(deps.database, new Date(deps.now().getTime() - PARTS_MS));
  if (!stale) return false;
  await transaction(deps.database, async (client) => {
    await lockSenders(client, [stale.sender]);
    await joinParts(deps, client, stale.sender, stale.part, { whole: false });
  });
  return true;
}
