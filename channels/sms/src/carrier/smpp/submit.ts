import type { Logger } from '@lapor/kit/log';
import { type CarriedText, CarrierBusyError, CarrierDoubtError } from '../carrier.js';
import type { Submission } from './encode-text.js';
import { type Link, LinkError, within } from './link.js';
import { plainMessageId } from './message-id.js';
import type { Pdu } from './smpp-package.js';
import type { SmppSettings } from './smpp-settings.js';
import { nameOfStatus, outcomeOf } from './status.js';
import { createWindow } from './window.js';

/** A part that the carrier has taken, under the carrier's name for it. */
export interface TakenPart {
  readonly messageId: string;
  readonly textId: string;
  readonly number: number;
  readonly total: number;
}

export interface SubmitOptions {
  readonly settings: SmppSettings;
  readonly noteTaken: (part: TakenPart) => Promise<void>;
  readonly link: () => Link | null;
  readonly log: Logger;
}

/** Hands one part to the carrier. Rejects with CarrierBusyError or CarrierDoubtError. */
export type Submit = (text: CarriedText, part: Submission) => Promise<'ACCEPTED' | 'REFUSED'>;

/** An answer that is so many times late does not come any more. */
const MUTE_TIMES = 3;

/** So many parts at once as the window and the carrier allow. What is answered late is noted all the same. */
export function createSubmit({ settings, noteTaken, link, log }: SubmitOptions): Submit {
  const { answerMs, submitIds, refusals } = settings;
  const window = createWindow(settings.window);
  const conclude = async (text: CarriedText, { number, total }: Submission, answer: Pdu): Promise<'ACCEPTED' | 'REFUSED'> => {
    const outcome = outcomeOf(answer.command_status, refusals);
    if (outcome === 'ACCEPTED') {
      window.flowed();
      const given = typeof answer.message_id === 'string' ? answer.message_id : '';
      const messageId = given === '' ? `none ${text.id} ${number}` : plainMessageId(given, submitIds);
      await noteTaken({ messageId, textId: text.id, number, total });
      return outcome;
    }
    if (outcome === 'THROTTLED') window.throttled();
    log.warn({ code: `SMPP_SUBMIT_${outcome}`, status: nameOfStatus(answer.command_status) }, 'the carrier did not take a message');
    if (outcome === 'REFUSED') return outcome;
    throw new CarrierBusyError('the carrier has not taken the message');
  };
  return async (text, part) => {
    if (!link()) throw new CarrierBusyError('the carrier is not there');
    const leave = await window.enter(answerMs);
    const bound = link();
    const answer = bound && ask(bound, fieldsOf(settings, text, part));
    if (!answer) {
      leave();
      throw new CarrierBusyError('the carrier is not there');
    }
    // The room stays taken as long as the carrier owes an answer: one that says nothing is not given more and more.
    const mute = setTimeout(() => bound.end(new LinkError('SMPP_LINK_DEAD')), MUTE_TIMES * answerMs);
    const concluded = answer
      .finally(() => {
        clearTimeout(mute);
        leave();
      })
      .then((pdu) => conclude(text, part, pdu));
    return within(concluded, answerMs, 'SMPP_LINK_DEAD').catch((error: unknown) => {
      if (error instanceof CarrierBusyError) throw error;
      throw new CarrierDoubtError('the carrier did not answer');
    });
  };
}

/** Null when nothing was sent. */
function ask(link: Link, fields: Readonly<Record<string, unknown>>): Promise<Pdu> | null {
  try {
    return link.request('submit_sm', fields);
  } catch {
    return null;
  }
}

function fieldsOf({ shortNumber, sourceTon, sourceNpi }: SmppSettings, { to }: CarriedText, part: Submission) {
  return {
    source_addr_ton: sourceTon,
    source_addr_npi: sourceNpi,
    source_addr: shortNumber,
    // International, of the plan for telephones (SMPP 3.4, 5.2.5 and 5.2.6).
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: to.replace(/^\+/, ''),
    esm_class: part.esmClass,
    registered_delivery: 1,
    data_coding: part.dataCoding,
    short_message: part.octets,
  };
}
