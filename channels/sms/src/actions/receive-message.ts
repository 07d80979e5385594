import { findKnown, insertIncoming, lockSenders } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { insertOutgoing } from '../database/outgoing.store.js';
import { findCounts, saveCounts } from '../database/sender.store.js';
import { admit } from '../domain/conversation/limits.js';
import type { PartOf } from '../domain/message/part-of.js';
import { readSender } from '../domain/message/read-sender.js';
import { TOO_MANY } from '../domain/reply/reply-text.js';
import { seal, senderName } from '../sealing/channel-key.js';
import { openReporter, pseudonymOf, type Reporter } from '../supergraph/reporter.js';
import type { Came } from '../together/together.js';
import type { ChannelDependencies } from './dependencies.js';
import { receivePart } from './receive-part.js';
import { toAnswer } from './write-answer.js';

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
  /** A text that waited for its sender's answer or for a quota: the id of the message that brought it. */
  readonly overdue?: string;
  /** The agency that its sender had chosen for it. */
  readonly agencyCode?: string | null;
}

export const MESSAGE_PLACE = 'incoming';

export type Receipt = 'KEPT' | 'REPEATED' | 'NO_NUMBER';

/** A message of somebody whom the vault knows. */
export interface KnownMessage {
  readonly message: CarriedMessage;
  readonly reporter: Reporter;
  readonly sender: Buffer;
}

/**
 * Takes messages from a carrier, in their order. When one is said to be kept it is in the database and may be acknowledged;
 * what fails the carrier keeps and gives again, because the vault alone can say whom an answer goes to: UnreachableError, and
 * what the database says.
 */
export async function receiveMessages(deps: ChannelDependencies, messages: readonly CarriedMessage[]): Promise<readonly Came<Receipt>[]> {
  const known = await findKnown(
    deps.database,
    messages.map(({ carrierId }) => carrierId),
  );
  const firsts = new Map<string, Promise<Receipt>>();
  const opened: Promise<KnownMessage | Receipt>[] = messages.map((message) =>
    known.has(message.carrierId) ? Promise.resolve('REPEATED') : openKnown(deps, message),
  );
  const settled = await Promise.allSettled(opened);
  const whole = settled.flatMap((each) =>
    each.status === 'fulfilled' && typeof each.value === 'object' && !each.value.message.part ? [each.value] : [],
  );
  const keeping = keepAll(deps, distinct(whole));
  const taken = settled.map(async (each, index): Promise<Receipt> => {
    if (each.status === 'rejected') throw each.reason;
    if (typeof each.value === 'string') return each.value;
    const id = messages[index]?.carrierId ?? '';
    // The carrier may give the same message twice at the same moment.
    const first = firsts.get(id);
    if (first) return first.then(() => 'REPEATED');
    const work = each.value.message.part ? receivePart(deps, each.value, each.value.message.part) : keeping.then((keep) => keep(id));
    firsts.set(id, work);
    return work;
  });
  return Promise.allSettled(taken);
}

function distinct(messages: readonly KnownMessage[]): readonly KnownMessage[] {
  return [...new Map(messages.toReversed().map((each) => [each.message.carrierId, each])).values()].toReversed();
}

/** NO_NUMBER for what the vault takes for no number of a person in Indonesia: nobody could be answered. */
async function openKnown({ ask, key }: ChannelDependencies, message: CarriedMessage): Promise<KnownMessage | 'NO_NUMBER'> {
  const phone = readSender(message.from);
  if (phone === null) return 'NO_NUMBER';
  const reporter = await openReporter(ask, phone);
  return reporter ? { message, reporter, sender: senderName(key, pseudonymOf(reporter)) } : 'NO_NUMBER';
}

/** Keeps messages in one transaction, or each in its own when that fails: none is to suffer from another. */
async function keepAll(deps: ChannelDependencies, messages: readonly KnownMessage[]): Promise<(carrierId: string) => Promise<Receipt>> {
  // A group of nothing but parts, which have their own transactions.
  if (messages.length === 0) return async () => 'REPEATED';
  try {
    const fresh = await transaction(deps.database, (client) => keep(deps, client, messages));
    return async (id) => (fresh.has(id) ? 'KEPT' : 'REPEATED');
  } catch (error) {
    if (messages.length < 2) throw error;
    const alone = new Map(messages.map((each) => [each.message.carrierId, () => keepAll(deps, [each])]));
    return async (id) => (await alone.get(id)?.())?.(id) ?? 'REPEATED';
  }
}

/** Returns the carrier's ids of those that are no repeats. */
async function keep(deps: ChannelDependencies, client: Queryable, messages: readonly KnownMessage[]): Promise<ReadonlySet<string>> {
  const { key, limit } = deps;
  const senders = messages.map(({ sender }) => sender);
  await lockSenders(client, senders);
  const known = await findKnown(
    client,
    messages.map(({ message }) => message.carrierId),
  );
  const fresh = messages.filter(({ message }) => !known.has(message.carrierId));
  const counts = await findCounts(client, senders);
  const at = deps.now();
  const counted = fresh.map(({ message, reporter, sender }) => {
    const name = sender.toString('hex');
    const { admission, count } = admit(limit, counts.get(name) ?? null, at);
    counts.set(name, count);
    return { id: deps.newId(), message, reporter, sender, admission };
  });
  await insertIncoming(
    client,
    counted.map(({ id, message, reporter, sender, admission }) => {
      const kept: KeptMessage = { ...reporter, text: message.text };
      const admitted = admission === 'ADMITTED';
      return {
        id,
        carrierId: message.carrierId,
        sender,
        part: null,
        state: admitted ? 'WAITING' : 'DONE',
        outcome: admitted ? null : 'LIMITED',
        sealed: admitted ? seal(key, MESSAGE_PLACE, kept) : null,
        receivedAt: at,
      };
    }),
  );
  await saveCounts(client, counts);
  // The first one over the limit is answered, so that nobody wonders.
  const told = counted.filter(({ admission }) => admission === 'ANSWERED');
  await insertOutgoing(
    client,
    told.map(({ id, sender, reporter }) => toAnswer(deps, { incomingId: id, sender, reporter, text: TOO_MANY, about: null, at })),
  );
  return new Set(fresh.map(({ message }) => message.carrierId));
}
