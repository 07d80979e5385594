import { saveHeld, takeHeld } from '../database/held-text.store.js';
import { insertIncoming } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { open, seal } from '../sealing/channel-key.js';
import type { Reporter } from '../supergraph/reporter.js';
import type { HeldText } from './answered.js';
import type { ChannelDependencies } from './dependencies.js';
import { type KeptMessage, MESSAGE_PLACE } from './receive-message.js';

/** How often a text is tried that a quota has refused. Quotas are of a minute up to a day. */
const TRY_AGAIN_MS = 3_600_000;

/** A text that a quota has refused, and whose it is. */
interface Held {
  readonly sender: Buffer;
  readonly reporter: Reporter;
  readonly held: HeldText;
  readonly at: Date;
}

/** Keeps a text that a quota has refused. It stands in nobody's way: what its sender writes meanwhile is dealt with. */
export async function holdText(
  { key }: Pick<ChannelDependencies, 'key'>,
  client: Queryable,
  { sender, reporter: { reporterKey, addressee }, held: { incomingId, text, agencyCode }, at }: Held,
): Promise<void> {
  const kept: KeptMessage = { text, reporterKey, addressee, overdue: incomingId, agencyCode };
  const sealed = seal(key, placeOf(incomingId), kept);
  await saveHeld(client, { incomingId, sender, sealed }, new Date(at.getTime() + TRY_AGAIN_MS));
}

/** Makes a message again of a text that is to be tried again. False when there is none. */
export function tryHeld({ database, key, now, newId }: ChannelDependencies): Promise<boolean> {
  return transaction(database, async (client) => {
    const row = await takeHeld(client, now());
    if (!row) return false;
    await insertOverdue({ key, newId }, client, row.sender, open<KeptMessage>(key, placeOf(row.incomingId), row.sealed), now());
    return true;
  });
}

/** A text whose time to wait is over becomes a message, which is filed like any other. */
export async function insertOverdue(
  { key, newId }: Pick<ChannelDependencies, 'key' | 'newId'>,
  client: Queryable,
  sender: Buffer,
  kept: KeptMessage,
  receivedAt: Date,
): Promise<void> {
  const id = newId();
  const sealed = seal(key, MESSAGE_PLACE, kept);
  await insertIncoming(client, [
    { id, carrierId: `overdue:${id}`, sender, part: null, state: 'WAITING', outcome: null, sealed, receivedAt },
  ]);
}

function placeOf(incomingId: string): string {
  return `held ${incomingId}`;
}
