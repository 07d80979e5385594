import { insertIncoming } from '../database/incoming.store.js';
import type { Queryable } from '../database/open-database.js';
import { insertOutgoing } from '../database/outgoing.store.js';
import { finishParts, type KeptPart } from '../database/part.store.js';
import { findCounts, saveCounts } from '../database/sender.store.js';
import { admit } from '../domain/conversation/limits.js';
import { TOO_MANY } from '../domain/reply/reply-text.js';
import { open, seal } from '../sealing/channel-key.js';
import type { ChannelDependencies } from './dependencies.js';
import { type KeptMessage, MESSAGE_PLACE } from './receive-message.js';
import { toAnswer } from './write-answer.js';

/**
 * Makes one message of parts of one. What is missing is marked, and the rest is not lost. The whole counts as one message of its
 * number.
 */
export async function joinParts(
  deps: ChannelDependencies,
  client: Queryable,
  sender: Buffer,
  { parts, total }: { readonly parts: readonly KeptPart[]; readonly total: number },
): Promise<void> {
  const [first] = parts;
  if (!first) return;
  const kept = new Map(parts.toReversed().map(({ number, sealed }) => [number, open<KeptMessage>(deps.key, MESSAGE_PLACE, sealed)]));
  const texts = Array.from({ length: total }, (_, index) => kept.get(index + 1)?.text ?? ' [...] ');
  const at = deps.now();
  const { reporterKey, addressee } = open<KeptMessage>(deps.key, MESSAGE_PLACE, first.sealed);
  const name = sender.toString('hex');
  const { admission, count } = admit(deps.limit, (await findCounts(client, [sender])).get(name) ?? null, at);
  const admitted = admission === 'ADMITTED';
  await finishParts(client, parts);
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
