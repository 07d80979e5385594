import { findKnown, insertIncoming, lockSenders } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { insertOutgoing } from '../database/outgoing.store.js';
import { countParts, findStalePart, forgetLikeness, isKnownPart, lockParts } from '../database/part.store.js';
import type { PartOf } from '../domain/message/part-of.js';
import { TOO_MANY } from '../domain/reply/reply-text.js';
import { nameFor, seal } from '../sealing/channel-key.js';
import type { ChannelDependencies } from './dependencies.js';
import { joinParts } from './join-parts.js';
import { type KeptMessage, type KnownMessage, MESSAGE_PLACE, type Receipt } from './receive-message.js';
import { toAnswer } from './write-answer.js';

/** So many parts of one number may wait for others. */
const MOST_PARTS = 60;
/**
 * Parts belong together that came within so long: carriers bring them within seconds, and what they must bring again within minutes.
 * A telephone has 256 references, some have one, so that what comes much later is of another message.
 */
const TOGETHER_MS = 15 * 60_000;

/** Takes a part of a long message, which becomes one when all are there. */
export function receivePart(deps: ChannelDependencies, known: KnownMessage, part: PartOf): Promise<Receipt> {
  const { message, sender } = known;
  return transaction(deps.database, async (client) => {
    await lockSenders(client, [sender]);
    if ((await findKnown(client, [message.carrierId])).size > 0) return 'REPEATED';
    const at = deps.now();
    const from = new Date(at.getTime() - TOGETHER_MS);
    // Another process's clock may be ahead of this one's.
    const lately = { from, until: new Date(at.getTime() + TOGETHER_MS) };
    const likeness = likenessOf(deps, known, part);
    if (await isKnownPart(client, likeness, from)) {
      await insertPart(deps, client, known, { part, at, outcome: 'REPEATED' });
      return 'REPEATED';
    }
    let open = await lockParts(client, sender, part, lately);
    if (open.some(({ number }) => number === part.number)) {
      // The same number with other words: another message begins under this reference, and of the one before nothing more comes.
      await joinParts(deps, client, sender, { parts: open, total: part.total });
      open = [];
    }
    const waiting = await countParts(client, sender);
    const completes = new Set(open.map(({ number }) => number)).size + 1 === part.total;
    if (!completes && waiting.count >= MOST_PARTS) {
      const id = await insertPart(deps, client, known, { part, at, outcome: 'LIMITED' });
      // Once, for as long as the same parts are in the way.
      const { reporter } = known;
      const answer = { incomingId: waiting.oldest ?? id, sender, reporter, text: TOO_MANY, about: null, at };
      await insertOutgoing(client, [toAnswer(deps, answer)]);
      return 'KEPT';
    }
    await insertPart(deps, client, known, { part, at, likeness, outcome: null });
    if (completes) await joinParts(deps, client, sender, { parts: await lockParts(client, sender, part, lately), total: part.total });
    return 'KEPT';
  });
}

/** A long message of which parts are missing for good: what is there goes on. False when there is none. */
export async function sweepParts(deps: ChannelDependencies): Promise<boolean> {
  const before = new Date(deps.now().getTime() - TOGETHER_MS);
  await forgetLikeness(deps.database, before);
  const stale = await findStalePart(deps.database, before);
  if (!stale) return false;
  const { sender, part, receivedAt } = stale;
  await transaction(deps.database, async (client) => {
    await lockSenders(client, [sender]);
    const until = new Date(receivedAt.getTime() + TOGETHER_MS);
    await joinParts(deps, client, sender, { parts: await lockParts(client, sender, part, { from: receivedAt, until }), total: part.total });
  });
  return true;
}

/** A part that comes again is the same in all of this, whatever the carrier calls it. */
function likenessOf({ key }: ChannelDependencies, { message, sender }: KnownMessage, { reference, total, number }: PartOf): Buffer {
  return nameFor(key, 'part', JSON.stringify([sender.toString('hex'), reference, total, number, message.text]));
}

interface NewPart {
  readonly part: PartOf;
  readonly at: Date;
  readonly likeness?: Buffer;
  /** Null for one that waits. */
  readonly outcome: 'REPEATED' | 'LIMITED' | null;
}

/** Returns its id. */
async function insertPart(
  deps: ChannelDependencies,
  client: Queryable,
  { message, reporter, sender }: KnownMessage,
  { part, at, likeness, outcome }: NewPart,
): Promise<string> {
  const id = deps.newId();
  const kept: KeptMessage = { ...reporter, text: message.text };
  await insertIncoming(client, [
    {
      id,
      carrierId: message.carrierId,
      sender,
      part,
      ...(likeness && { likeness }),
      state: outcome === null ? 'PART' : 'DONE',
      outcome,
      sealed: outcome === null ? seal(deps.key, MESSAGE_PLACE, kept) : null,
      receivedAt: at,
    },
  ]);
  return id;
}
