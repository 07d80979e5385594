import { type Carrier, CarrierBusyError } from '../carrier/carrier.js';
import { postponeOutgoing, type Settled, type TakenOutgoing, takeOutgoing } from '../database/outgoing.store.js';
import { isStopped } from '../database/sender.store.js';
import { quietZones, sendableFrom } from '../domain/reply/quiet-hours.js';
import { open, senderName } from '../sealing/channel-key.js';
import { type Contact, findContacts } from '../supergraph/reporter.js';
import type { CarrierPatience } from './carrier-patience.js';
import type { ChannelDependencies } from './dependencies.js';
import type { Settle } from './settle.js';
import { TEXT_PLACE } from './write-answer.js';

export interface SendingDependencies extends ChannelDependencies {
  readonly carrier: Carrier;
  readonly patience: CarrierPatience;
  readonly settle: Settle;
  /** How long it is waited for the carrier to tell of a message of which nobody knows whether it was handed over. */
  readonly doubtMs: number;
}

/** As many as the vault tells the numbers of at once. */
const BATCH = 50;
const RETRY_MS = 2_000;
const RETRY_MOST_MS = 60_000;

/** What became of a message: settled, to be tried again, or in doubt. */
type Outcome = Settled | 'BUSY' | 'DOUBT';

/** Hands on the messages that are due; returns how many went. Their numbers are known from here to the carrier alone. */
export async function sendMessages(deps: SendingDependencies): Promise<number> {
  const { now, patience } = deps;
  const most = patience.most(now(), BATCH);
  if (most === 0) return 0;
  const handed = { taken: 0, failed: 0, went: 0 };
  try {
    for (const outcome of await handOnDue(deps, most)) {
      if (outcome === 'BUSY' || outcome === 'DOUBT') handed.failed += 1;
      else handed.went += 1;
      if (outcome === 'SENT' || outcome === 'FAILED') handed.taken += 1;
    }
  } finally {
    patience.note(now(), handed);
  }
  return handed.went;
}

async function handOnDue(deps: SendingDependencies, most: number): Promise<readonly Outcome[]> {
  const { database, ask, now, quiet, doubtMs, log } = deps;
  const at = now();
  const taken = await takeOutgoing(database, at, { most, doubtMs, quiet: quietZones(at, quiet) });
  if (taken.length === 0) return [];
  let contacts: readonly Contact[];
  try {
    contacts = await findContacts(
      ask,
      taken.map(({ addressee }) => addressee),
    );
  } catch (err) {
    log.warn({ err, messages: taken.length }, 'the vault tells no numbers; trying again');
    await Promise.all(taken.map((message) => putBack(deps, message)));
    return [];
  }
  return Promise.all(taken.map((message, index) => handOn(deps, message, contacts[index] ?? { phone: null, reporter: null })));
}

/** Each is settled as soon as it is known what became of it, whatever the others wait for. */
async function handOn(deps: SendingDependencies, message: TakenOutgoing, contact: Contact): Promise<Outcome> {
  const outcome = await give(deps, message, contact);
  if (outcome === 'BUSY') await putBack(deps, message);
  else if (outcome !== 'DOUBT') await deps.settle({ id: message.id, state: outcome });
  return outcome;
}

async function give(deps: SendingDependencies, message: TakenOutgoing, { phone, reporter }: Contact): Promise<Outcome> {
  const { database, key, carrier } = deps;
  if (phone === null || reporter === null) return 'GONE';
  if (message.kind === 'NEWS' && (await isStopped(database, senderName(key, reporter)))) return 'STOPPED';
  try {
    const outcome = await carrier.send({ id: message.id, to: phone, text: open<string>(key, TEXT_PLACE, message.sealed) });
    return outcome === 'ACCEPTED' ? 'SENT' : 'FAILED';
  } catch (err) {
    // The carrier's error may repeat the number.
    deps.log.warn({ messageId: message.id, attempts: message.attempts, name: (err as Error).name }, 'a message could not be handed on');
    return err instanceof CarrierBusyError ? 'BUSY' : 'DOUBT';
  }
}

async function putBack({ database, now, quiet }: SendingDependencies, message: TakenOutgoing): Promise<void> {
  const wait = Math.min(RETRY_MS * 2 ** Math.min(message.attempts - 1, 10), RETRY_MOST_MS);
  const next = new Date(now().getTime() + wait);
  await postponeOutgoing(database, message, message.zone === null ? next : sendableFrom(next, message.zone, quiet));
}
