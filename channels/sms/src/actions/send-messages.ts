import { type Carrier, CarrierBusyError } from '../carrier/carrier.js';
import { postponeOutgoing, settleOutgoing, type TakenOutgoing, takeOutgoing } from '../database/outgoing.store.js';
import { isStopped } from '../database/sender.store.js';
import { open, senderName } from '../sealing/channel-key.js';
import { type Contact, findContacts } from '../supergraph/reporter.js';
import type { ChannelDependencies } from './dependencies.js';
import { TEXT_PLACE } from './write-answer.js';

export interface SendingDependencies extends ChannelDependencies {
  readonly carrier: Carrier;
  /** How long it is waited for the carrier to tell of a message of which nobody knows whether it was handed over. */
  readonly doubtMs: number;
}

/** As many as the vault tells the numbers of at once. */
const BATCH = 50;
const RETRY_MS = 2_000;
const RETRY_MOST_MS = 60_000;

/** Hands on the messages that are due; returns how many there were. Their numbers are known from here to the carrier alone. */
export async function sendMessages(deps: SendingDependencies): Promise<number> {
  const { database, ask, now, doubtMs } = deps;
  const taken = await takeOutgoing(database, now(), { most: BATCH, doubtMs });
  if (taken.length === 0) return 0;
  let contacts: readonly Contact[];
  try {
    contacts = await findContacts(
      ask,
      taken.map(({ addressee }) => addressee),
    );
  } catch (err) {
    deps.log.warn({ err, messages: taken.length }, 'the vault tells no numbers; trying again');
    await Promise.all(taken.map((message) => putBack(deps, message)));
    return 0;
  }
  await Promise.all(taken.map((message, index) => handOn(deps, message, contacts[index] ?? { phone: null, reporter: null })));
  return taken.length;
}

async function handOn(deps: SendingDependencies, message: TakenOutgoing, { phone, reporter }: Contact): Promise<void> {
  const { database, key, carrier, now } = deps;
  if (phone === null || reporter === null) return settleOutgoing(database, message.id, 'GONE', now());
  if (message.kind === 'NEWS' && (await isStopped(database, senderName(key, reporter))))
    return settleOutgoing(database, message.id, 'STOPPED', now());
  try {
    const outcome = await carrier.send({ id: message.id, to: phone, text: open<string>(key, TEXT_PLACE, message.sealed) });
    await settleOutgoing(database, message.id, outcome === 'ACCEPTED' ? 'SENT' : 'FAILED', now());
  } catch (err) {
    // The carrier's error may repeat the number.
    deps.log.warn({ messageId: message.id, attempts: message.attempts, name: (err as Error).name }, 'a message could not be handed on');
    if (err instanceof CarrierBusyError) await putBack(deps, message);
  }
}

async function putBack({ database, now }: SendingDependencies, message: TakenOutgoing): Promise<void> {
  const wait = Math.min(RETRY_MS * 2 ** Math.min(message.attempts - 1, 10), RETRY_MOST_MS);
  await postponeOutgoing(database, message, new Date(now().getTime() + wait));
}
