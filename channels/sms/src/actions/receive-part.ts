import { countParts, findKnown, finishParts, insertIncoming, lockParts, lockSenders } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { insertOutgoing } from '../database/outgoing.store.js';
import { findCounts, saveCounts } from '../database/sender.store.js';
import { admit } from '../domain/conversation/limits.js';
import type { PartOf } from '../domain/message/part-of.js';
import { TOO_MANY } from '../domain/reply/reply-text.js';
import { open, seal } from '../sealing/channel-key.js';
import type { ChannelDependencies } from './dependencies.js';
import { type KeptMessage, type KnownMessage, MESSAGE_PLACE, type Receipt } from './receive-message.js';
import { toAnswer } from './write-answer.js';

/** So many parts of one number may wait for others. */
const MOST_PARTS = 60;

/** Takes a part of a long message, which becomes one when all are there. */
export function receivePart(deps: ChannelDependencies, { message, reporter, sender }: KnownMessage, part: PartOf): Promise<Receipt> {
  return transaction(deps.database, async (client) => {
    await lockSenders(client, [sender]);
    if ((await findKnown(client, [message.carrierId])).size > 0) return 'REPEATED';
    const state = (await countParts(client, sender)) < MOST_PARTS ? 'PART' : 'DONE';
    const kept: KeptMessage = { ...reporter, text: message.text };
    await insertIncoming(client, [
      {
        id: deps.newId(),
        carrierId: message.carrierId,
        sender,
        part,
        state,
        outcome: state === 'DONE' ? 'LIMITED' : null,
        sealed: state === 'DONE' ? null : seal(deps.key, MESSAGE_PLACE, kept),
        receivedAt: deps.now(),
      },
    ]);
    if (state === 'PART') await joinParts(deps, client, sender, part, { whole: true });
    return 'KEPT';
  });
}

/**
 * Makes one message of the parts that are there: when all are (`whole`), or when it has been waited long enough for the
 * others. What is missing then is marked, and the rest is not lost. The whole counts as one message of its number.
 */
export async function joinParts(
  deps: ChannelDependencies,
  client: Queryable,
  sender: Buffer,
  part: PartOf,
  { whole }: { readonly whole: boolean },
): Promise<void> {
  const parts = await lockParts(client, sender, part);
  const [first] = parts;
  if (!first || (whole && parts.length < part.total)) return;
  const kept = new Map(parts.map(({ number, sealed }) => [number, open<KeptMessage>(deps.key, MESSAGE_PLACE, sealed)]));
  const texts = Array.from({ length: part.total }, (_, index) => kept.get(index + 1)?.text ?? ' [...] ');
  const at = deps.now();
  const { reporterKey, addressee } = open<KeptMessage>(deps.key, MESSAGE_PLACE, first.sealed);
  const name = sender.toString('hex');
  const { admission, count } = admit(deps.limit, (await findCounts(client, [sender])).get(name) ?? null, at);
  const admitted = admission === 'ADMITTED';
  await finishParts(client, sender, part);
  await insertIncoming(client, [
    {
      id: deps.newId(),
      carrierId: `joined:${first.id}`,
      sender,
      part: null,
      state: admitted ? 'WAITING' : 'DONE',
      outcome: admitted ? null : 'LIMITED',
      sealed: admitted ? seal(deps.key, MESSAGE_PLACE, { reporterKey, addressee, text: texts.join('').toWellFormed() }) : null,
      receivedAt: at,
    },
  ]);
  await saveCounts(client, new Map([[name, count]]));
  if (admission !== 'ANSWERED') return;
  const answer = { incomingId: first.id, sender, reporter: { addressee }, text: TOO_MANY, about: null, at };
  await insertOutgoing(client, [toAnswer(deps, answer)]);
}
