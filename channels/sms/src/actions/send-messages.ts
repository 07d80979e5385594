import { type Carrier, CarrierBusyError } from '../carrier/carrier.js';
import { keepWords, postponeOutgoing, type Settled, type TakenOutgoing, takeOutgoing } from '../database/outgoing.store.js';
import { isStopped } from '../database/sender.store.js';
import { quietZones, sendableFrom } from '../domain/reply/quiet-hours.js';
import { open, seal, senderName } from '../sealing/channel-key.js';
import { type Contact, findContacts } from '../supergraph/reporter.js';
import type { CarrierPatience } from './carrier-patience.js';
import type { ChannelDependencies } from './dependencies.js';
import type { Settle } from './settle.js';
import { TEXT_PLACE } from './write-answer.js';
import { type NewsDraft, writeNews } from './write-news.js';

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

/** What became of a message: settled, in doubt, or to be tried again because of the carrier (`BUSY`) or of the gateway (`LATER`). */
type Outcome = Settled | 'BUSY' | 'DOUBT' | 'LATER';

/** Hands on the messages that are due; returns how many went. Their numbers are known from here to the carrier alone. */
export async function sendMessages(deps: SendingDependencies): Promise<number> {
  const { now, patience } = deps;
  const most = patience.most(now(), BATCH);
  if (most === 0) return 0;
  const handed = { taken: 0, failed: 0, went: 0 };
  try {
    for (const outcome of await handOnDue(deps, most)) {
      if (outcome === 'BUSY' || outcome === 'DOUBT') handed.failed += 1;
      else if (outcome !== 'LATER') handed.went += 1;
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
    await Promise.all(taken.map((message) => putBack(deps, message, null)));
    return [];
  }
  return Promise.all(taken.map((message, index) => handOn(deps, message, contacts[index] ?? { phone: null, reporter: null })));
}

/** Each is settled as soon as it is known what became of it, whatever the others wait for. */
async function handOn(deps: SendingDependencies, message: TakenOutgoing, contact: Contact): Promise<Outcome> {
  const { outcome, draft = null } = await give(deps, message, contact);
  if (outcome === 'BUSY' || outcome === 'LATER') await putBack(deps, message, draft);
  else if (outcome !== 'DOUBT') await deps.settle({ id: message.id, state: outcome });
  return outcome;
}

/** What became of a message, and what its words are found from when it goes again. */
interface Given {
  readonly outcome: Outcome;
  readonly draft?: NewsDraft | null;
}

async function give(deps: SendingDependencies, message: TakenOutgoing, { phone, reporter }: Contact): Promise<Given> {
  const { database, key, carrier, log } = deps;
  if (phone === null || reporter === null) return { outcome: 'GONE' };
  if (message.kind === 'NEWS' && (await isStopped(database, senderName(key, reporter)))) return { outcome: 'STOPPED' };
  let words: Words;
  try {
    words = await findWords(deps, message, reporter);
  } catch (err) {
    log.warn({ err, messageId: message.id, attempts: message.attempts }, 'news could not be written; trying again');
    return { outcome: 'LATER' };
  }
  try {
    const outcome = await carrier.send({ id: message.id, to: phone, text: words.text });
    return { outcome: outcome === 'ACCEPTED' ? 'SENT' : 'FAILED' };
  } catch (err) {
    // The carrier's error may repeat the number.
    log.warn({ messageId: message.id, attempts: message.attempts, name: (err as Error).name }, 'a message could not be handed on');
    return err instanceof CarrierBusyError ? { outcome: 'BUSY', draft: words.draft } : { outcome: 'DOUBT' };
  }
}

interface Words {
  readonly text: string;
  /** Null when they are what they were: the message was in doubt before, or has always had its words. */
  readonly draft: NewsDraft | null;
}

/** News gets its words now, and keeps them: should this process die, nobody knows whether they were sent. */
async function findWords(deps: SendingDependencies, message: TakenOutgoing, reporter: string): Promise<Words> {
  const kept = open<string | NewsDraft>(deps.key, TEXT_PLACE, message.sealed);
  if (typeof kept === 'string') return { text: kept, draft: null };
  const written = await writeNews(deps, message, kept, reporter);
  if (!(await keepWords(deps.database, message, seal(deps.key, TEXT_PLACE, written.text))))
    throw new Error('somebody else has the message');
  return written;
}

async function putBack({ database, key, now, quiet }: SendingDependencies, message: TakenOutgoing, draft: NewsDraft | null): Promise<void> {
  const wait = Math.min(RETRY_MS * 2 ** Math.min(message.attempts - 1, 10), RETRY_MOST_MS);
  const next = new Date(now().getTime() + wait);
  await postponeOutgoing(database, message, {
    dueAt: message.zone === null ? next : sendableFrom(next, message.zone, quiet),
    sealed: draft && seal(key, TEXT_PLACE, draft),
  });
}
