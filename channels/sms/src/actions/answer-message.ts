import { insertReport } from '../database/followed-report.store.js';
import { finishMessage, lockSender, postponeMessage, type TakenMessage, takeMessage } from '../database/incoming.store.js';
import { type Queryable, transaction } from '../database/open-database.js';
import { removePending, resumeSender, savePending, stopSender } from '../database/sender.store.js';
import { open, ownerName, seal } from '../sealing/channel-key.js';
import { pseudonymOf, type Reporter } from '../supergraph/reporter.js';
import { type Answered, decideAnswer } from './decide-answer.js';
import type { ChannelDependencies } from './dependencies.js';
import { type KeptMessage, MESSAGE_PLACE } from './receive-message.js';
import { writeAnswer } from './write-answer.js';

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

/**
 * Deals with the message that waits longest: asks the gateway, then writes down what came of it and the answer in one
 * transaction. Whatever dies in between is done again, and the gateway knows it by the message's id. False when none waits.
 */
export async function answerMessage(deps: ChannelDependencies): Promise<boolean> {
  const taken = await takeMessage(deps.database, deps.now(), LEASE_MS);
  if (!taken) return false;
  try {
    const message = open<KeptMessage>(deps.key, MESSAGE_PLACE, taken.sealed);
    const answered = await decideAnswer(deps, taken, message);
    await transaction(deps.database, async (client) => {
      // Late: somebody else has taken it, and answers.
      if (await finishMessage(client, taken, answered.outcome)) await writeDown(deps, client, taken, message, answered);
    });
  } catch (err) {
    deps.log.warn({ err, incomingId: taken.id, attempts: taken.attempts }, 'a message could not be answered; trying again');
    const wait = Math.min(RETRY_MS * 2 ** Math.min(taken.attempts - 1, 10), RETRY_MOST_MS);
    await postponeMessage(deps.database, taken, new Date(deps.now().getTime() + wait));
  }
  return true;
}

async function writeDown(
  deps: ChannelDependencies,
  client: Queryable,
  taken: TakenMessage,
  reporter: Reporter,
  answered: Answered,
): Promise<void> {
  const { sender, id } = taken;
  const at = deps.now();
  await lockSender(client, sender);
  for (const { trackingId, accessCode } of answered.filed) {
    const kept: KeptReport = { addressee: reporter.addressee, accessCode };
    const owner = ownerName(deps.key, trackingId, pseudonymOf(reporter));
    await insertReport(client, { trackingId, owner, sealed: seal(deps.key, reportPlace(trackingId), kept) }, at);
  }
  if (answered.filed.length > 0) await resumeSender(client, sender);
  if (answered.pending !== undefined) await removePending(client, sender);
  if (answered.pending) {
    const sealed = seal(deps.key, `pending ${id}`, {
      ...answered.pending,
      reporterKey: reporter.reporterKey,
      addressee: reporter.addressee,
    });
    await savePending(client, { sender, incomingId: id, sealed }, new Date(at.getTime() + PENDING_MS));
  }
  if (answered.outcome === 'STOPPED') await stopSender(client, sender, at);
  if (answered.reply !== null) await writeAnswer(deps, client, { incomingId: id, reporter, text: answered.reply, at });
}
