import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { type CarriedText, type Carrier, CarrierDoubtError } from '../carrier.js';
import { answerOther } from './answer-other.js';
import { encodeText } from './encode-text.js';
import { createIntake, type IntakeHandlers } from './intake.js';
import { keepBound } from './keep-bound.js';
import type { Link } from './link.js';
import { keepPulse, type Pulse } from './pulse.js';
import { settleAnswered } from './settle-answered.js';
import type { SmppSettings } from './smpp-settings.js';
import { createSubmit, type Submit, type TakenPart } from './submit.js';

/** What is known of the parts of a text that the carrier has taken. */
export interface PartLedger {
  noteTaken(part: TakenPart): Promise<void>;
  /** The numbers of the parts of a text that were noted. */
  takenOf(textId: string): Promise<ReadonlySet<number>>;
}

export interface SmppCarrierOptions extends IntakeHandlers {
  readonly settings: SmppSettings;
  readonly ledger: PartLedger;
  /** The carrier has read that these were taken: what looks like one of them from now on is another message. */
  readonly settle: (names: readonly string[]) => Promise<void>;
  readonly log: Logger;
  /** From 0 to 1. */
  readonly random: () => number;
}

const GRACE_MS = 3_000;
/** Carriers wait ten seconds and more for an answer. */
const PROMPT_MS = 5_000;

/** Hands messages to an SMSC and takes its messages, over one connection that is made again and again (SMPP 3.4). */
export function smppCarrier(options: SmppCarrierOptions): Carrier & Running {
  const { settings, ledger, settle, log, random } = options;
  const pulses = new WeakMap<Link, Pulse>();
  const pulseOf = (link: Link): Pulse => {
    const pulse = pulses.get(link) ?? keepPulse(link, settings);
    pulses.set(link, pulse);
    return pulse;
  };
  const gather = settleAnswered({ settle, log });
  const intake = createIntake({
    ...options,
    answered: (link, name) => gather(link, pulseOf(link), name),
    promptMs: PROMPT_MS,
  });
  const bound = keepBound({ settings, log, random, deliver: intake.take, other: answerOther(log), bound: pulseOf });
  const submit = createSubmit({ settings, noteTaken: ledger.noteTaken, link: bound.current, log });
  return {
    send: (text) => sendParts(text, ledger, submit),
    async stop() {
      const patience = new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref());
      await Promise.race([intake.idle(), patience]);
      await bound.stop();
    },
  };
}

/** Sends the parts that the carrier has not taken yet: of a long message that was cut off, the rest only. */
async function sendParts(text: CarriedText, ledger: PartLedger, submit: Submit): Promise<'ACCEPTED' | 'REFUSED'> {
  const taken = await ledger.takenOf(text.id);
  const parts = encodeText(text.text, referenceOf(text.id)).filter(({ number }) => !taken.has(number));
  const outcomes = await Promise.allSettled(parts.map((part) => submit(text, part)));
  const failures = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  const [failure] = [...failures.filter((each) => each instanceof CarrierDoubtError), ...failures];
  if (failure) throw failure;
  return outcomes.some((each) => each.status === 'fulfilled' && each.value === 'REFUSED') ? 'REFUSED' : 'ACCEPTED';
}

/** The same each time a text is sent, so that parts of two attempts join. */
function referenceOf(id: string): number {
  return Number.parseInt(id.slice(-2), 16);
}
