import { countParts, finishParts, insertIncoming, isKnown, lockParts, lockSender } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { findCount, saveCount } from '../database/sender.store.js';
import { admit } from '../domain/conversation/limits.js';
import type { PartOf } from '../domain/message/part-of.js';
import { readSender } from '../domain/message/read-sender.js';
import { TOO_MANY } from '../domain/reply/reply-text.js';
import { open, seal, senderName } from '../sealing/channel-key.js';
import { RefusedError } from '../supergraph/ask.js';
import { openReporter, pseudonymOf, type Reporter } from '../supergraph/reporter.js';
import type { ChannelDependencies } from './dependencies.js';
import { writeAnswer } from './write-answer.js';

/** A message as a carrier hands it over. */
export interface CarriedMessage {
  /** The carrier's own name for it: what it gives again under this name is a repeat. */
  readonly carrierId: string;
  readonly from: string;
  readonly text: string;
  readonly part: PartOf | null;
}

/** What a message is kept as until it has been dealt with. */
export interface KeptMessage extends Reporter {
  readonly text: string;
  /** A text that waited for its sender's answer in vain: the id of the message that brought it. */
  readonly overdue?: string;
}

export const MESSAGE_PLACE = 'incoming';
/** So many parts of one number may wait for others. */
const MOST_PARTS = 60;

export type Receipt = 'KEPT' | 'REPEATED' | 'NO_NUMBER';

/**
 * Takes a message from a carrier. When this resolves it is in the database and may be acknowledged; when it rejects the
 * carrier keeps it and gives it again, because the vault alone can say whom an answer goes to. Rejects with
 * UnreachableError, and with what the database says.
 */
export async function receiveMessage(deps: ChannelDependencies, message: CarriedMessage): Promise<Receipt> {
  const { database, key, now } = deps;
  if (await isKnown(database, message.carrierId)) return 'REPEATED';
  const phone = readSender(message.from);
  const reporter = phone === null ? null : await openKnown(deps, phone);
  if (!reporter) return 'NO_NUMBER';
  const sender = senderName(key, pseudonymOf(reporter));
  const at = now();
  return transaction(database, async (client) => {
    await lockSender(client, sender);
    const state = await stateOf(deps, client, sender, message.part, at);
    const id = deps.newId();
    const kept: KeptMessage = { ...reporter, text: message.text };
    const isNew = await insertIncoming(client, {
      id,
      carrierId: message.carrierId,
      sender,
      part: message.part,
      state,
      outcome: state === 'DONE' ? 'LIMITED' : null,
      sealed: state === 'DONE' ? null : seal(key, MESSAGE_PLACE, kept),
      receivedAt: at,
    });
    if (!isNew) return 'REPEATED';
    if (state !== 'PART') await count(deps, client, { id, sender, reporter, at });
    else if (message.part) await joinParts(deps, client, sender, message.part, { whole: true });
    return 'KEPT';
  });
}

/** Null for what the vault takes for no number of a person in Indonesia: nobody could be answered. */
async function openKnown({ ask }: ChannelDependencies, phone: string): Promise<Reporter | null> {
  try {
    return await openReporter(ask, phone);
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'INPUT_INVALID') return null;
    throw error;
  }
}

async function stateOf(
  deps: ChannelDependencies,
  client: Queryable,
  sender: Buffer,
  part: PartOf | null,
  at: Date,
): Promise<'PART' | 'WAITING' | 'DONE'> {
  if (part) return (await countParts(client, sender)) < MOST_PARTS ? 'PART' : 'DONE';
  return admit(deps.limit, await findCount(client, sender), at).admission === 'ADMITTED' ? 'WAITING' : 'DONE';
}

interface Counted {
  readonly id: string;
  readonly sender: Buffer;
  readonly reporter: Reporter;
  readonly at: Date;
}

/** Counts a whole message; the first one over the limit is answered, so that nobody wonders. */
async function count(deps: ChannelDependencies, client: Queryable, { id, sender, reporter, at }: Counted): Promise<void> {
  const admitted = admit(deps.limit, await findCount(client, sender), at);
  await saveCount(client, sender, admitted.count);
  if (admitted.admission === 'ANSWERED') await writeAnswer(deps, client, { incomingId: id, reporter, text: TOO_MANY, at });
}

/**
 * Makes one message of the parts that are there: when all are (`whole`), or when it has been waited long enough for the
 * others. What is missing then is marked, and the rest is not lost.
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
  const admitted = admit(deps.limit, await findCount(client, sender), at).admission === 'ADMITTED';
  await finishParts(client, sender, part);
  await insertIncoming(client, {
    id: deps.newId(),
    carrierId: `joined:${first.id}`,
    sender,
    part: null,
    state: admitted ? 'WAITING' : 'DONE',
    outcome: admitted ? null : 'LIMITED',
    sealed: admitted ? seal(deps.key, MESSAGE_PLACE, { reporterKey, addressee, text: texts.join('').toWellFormed() }) : null,
    receivedAt: at,
  });
  await count(deps, client, { id: first.id, sender, reporter: { reporterKey, addressee }, at });
}
