import { type FollowedReport, insertReports } from '../database/followed-report.store.js';
import { finishMessages, lockSenders, postponeMessage, type TakenMessage, takeMessages } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { insertOutgoing, type NewOutgoing } from '../database/outgoing.store.js';
import { findPending, removePending, resumeSenders, savePending, stopSender } from '../database/sender.store.js';
import { open, ownerName, seal } from '../sealing/channel-key.js';
import { pseudonymOf } from '../supergraph/reporter.js';
import type { Answered } from './answered.js';
import { decideAnswer } from './decide-answer.js';
import type { ChannelDependencies } from './dependencies.js';
import { holdText } from './held-text.js';
import { type KeptMessage, MESSAGE_PLACE } from './receive-message.js';
import { sealWaiting } from './waiting-text.js';
import { toAnswer, toLateAnswer } from './write-answer.js';

/**
 * How long a message of a process that died waits for another one. A lease that ends while its owner is only slow does no
 * harm: the gateway knows repetitions, and whoever comes late writes nothing.
 */
const LEASE_MS = 20_000;
const RETRY_MS = 1_000;
const RETRY_MOST_MS = 60_000;
/** How long a text waits for its sender to name the agency. */
const PENDING_MS = 24 * 3_600_000;

/** What the channel keeps of a report's reporter. */
export interface KeptReport {
  readonly addressee: string;
  readonly accessCode: string;
}

/** Where a report's secrets open. */
export function reportPlace(trackingId: string): string {
  return `report ${trackingId}`;
}

/** So many messages are dealt with together at most. */
const MOST = 32;

/** A message that is being dealt with, and what came of it. */
interface Done {
  readonly taken: TakenMessage;
  readonly message: KeptMessage;
  readonly answered: Answered;
}

/**
 * Deals with the messages that wait longest, one of each sender: asks the gateway, then writes down what came of them and the
 * answers in one transaction. Whatever dies in between is done again, and the gateway knows it by the message's id. False
 * when none waits.
 */
export async function answerMessages(deps: ChannelDependencies): Promise<boolean> {
  const taken = await takeMessages(deps.database, deps.now(), { most: MOST, leaseMs: LEASE_MS });
  if (taken.length === 0) return false;
  const pending = new Map(
    (
      await findPending(
        deps.database,
        taken.map(({ sender }) => sender),
      )
    ).map((row) => [row.sender.toString('hex'), row]),
  );
  const decided = await Promise.all(
    taken.map(async (each): Promise<Done | null> => {
      try {
        const message = open<KeptMessage>(deps.key, MESSAGE_PLACE, each.sealed);
        return {
          taken: each,
          message,
          answered: await decideAnswer(deps, { taken: each, message, pending: pending.get(each.sender.toString('hex')) ?? null }),
        };
      } catch (err) {
        await postpone(deps, each, err);
        return null;
      }
    }),
  );
  const done = decided.filter((each) => each !== null);
  try {
    await transaction(deps.database, (client) => writeDown(deps, client, done));
  } catch (err) {
    for (const each of done) await postpone(deps, each.taken, err);
  }
  return true;
}

async function postpone(deps: ChannelDependencies, taken: TakenMessage, err: unknown): Promise<void> {
  deps.log.warn({ err, incomingId: taken.id, attempts: taken.attempts }, 'a message could not be answered; trying again');
  const wait = Math.min(RETRY_MS * 2 ** Math.min(taken.attempts - 1, 10), RETRY_MOST_MS);
  await postponeMessage(deps.database, taken, new Date(deps.now().getTime() + wait));
}

async function writeDown(deps: ChannelDependencies, client: Queryable, done: readonly Done[]): Promise<void> {
  if (done.length === 0) return;
  const at = deps.now();
  await lockSenders(
    client,
    done.map(({ taken }) => taken.sender),
  );
  const finished = await finishMessages(
    client,
    done.map(({ taken, answered }) => ({ ...taken, outcome: answered.outcome })),
  );
  // Late: somebody else has taken it, and answers.
  const own = done.filter(({ taken }) => finished.has(taken.id));
  const sendersOf = (which: (done: Done) => boolean) => own.filter(which).map(({ taken }) => taken.sender);
  await insertReports(
    client,
    own.flatMap((each) => reportsOf(deps, each)),
    at,
  );
  await resumeSenders(
    client,
    // Whoever files again wants to hear of it; what is filed because its time is over says nothing of what its sender wants.
    sendersOf(({ message, answered }) => !message.overdue && answered.replies.some(({ filed }) => filed !== null)),
  );
  await removePending(
    client,
    sendersOf(({ answered }) => answered.pending !== undefined),
  );
  for (const each of own) await writeRare(deps, client, each, at);
  await insertOutgoing(
    client,
    own.flatMap((each) => answersOf(deps, each, at)),
  );
}

function reportsOf({ key }: ChannelDependencies, { message, answered }: Done): readonly FollowedReport[] {
  return answered.replies.flatMap(({ filed }) => {
    if (!filed) return [];
    const { trackingId, accessCode } = filed;
    const kept: KeptReport = { addressee: message.addressee, accessCode };
    return [{ trackingId, owner: ownerName(key, trackingId, pseudonymOf(message)), sealed: seal(key, reportPlace(trackingId), kept) }];
  });
}

/** What few messages leave behind: a text that waits for its sender or a quota, and that somebody wants no news. */
async function writeRare(deps: ChannelDependencies, client: Queryable, { taken, message, answered }: Done, at: Date): Promise<void> {
  const { sender, id } = taken;
  if (answered.pending) {
    const sealed = sealWaiting(deps, id, answered.pending, message);
    await savePending(client, { sender, incomingId: id, sealed }, new Date(at.getTime() + PENDING_MS));
  }
  if (answered.held) await holdText(deps, client, { sender, reporter: message, held: answered.held, at });
  if (answered.outcome === 'STOPPED') await stopSender(client, sender, at);
}

function answersOf(deps: ChannelDependencies, { taken, message, answered }: Done, at: Date): readonly NewOutgoing[] {
  const { sender, id } = taken;
  return answered.replies.map(({ text, filed }, index) => {
    const about = filed && { trackingId: filed.trackingId, eventType: 'ReportReceived' };
    const answer = { incomingId: id, place: index, sender, reporter: message, text, about, at };
    return message.overdue ? toLateAnswer(deps, answer) : toAnswer(deps, answer);
  });
}
