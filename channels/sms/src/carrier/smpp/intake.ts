import type { Logger } from '@lapor/kit/log';
import type { Link } from './link.js';
import { type Delivery, octetsOf, readDelivery } from './read-delivery.js';
import { type CarrierReceipt, isReceipt, readReceipt } from './read-receipt.js';
import type { Pdu } from './smpp-package.js';
import { STATUS } from './status.js';

/** What is done with what a carrier brings. A promise that rejects has the carrier keep it and bring it again. */
export interface IntakeHandlers {
  /** Resolves when the message stands in the database, with the name under which a repeat of it is recognised. */
  readonly takeMessage: (delivery: Delivery) => Promise<string>;
  readonly takeReceipt: (receipt: CarrierReceipt) => Promise<void>;
}

export interface IntakeOptions extends IntakeHandlers {
  readonly log: Logger;
  /** Told of a message that was answered in time, after the answer has gone out. */
  readonly answered: (link: Link, name: string) => void;
  /** An answer that took longer may come too late for the carrier, which then brings the message again. */
  readonly promptMs: number;
}

export interface Intake {
  /** Deals with one `deliver_sm` or `data_sm`. Never throws. */
  take(link: Link, pdu: Pdu): void;
  /** Resolves when all that was begun is answered. */
  idle(): Promise<void>;
}

/** More than any carrier sends without an answer; what is over it waits in the network and not in memory. */
const MOST_AT_ONCE = 100;

/** Answers each delivery when it stands in the database, and not before: until then it is the carrier's. */
export function createIntake({ log, takeMessage, takeReceipt, answered, promptMs }: IntakeOptions): Intake {
  const underWay = new Set<Promise<void>>();
  const deal = async (link: Link, pdu: Pdu): Promise<void> => {
    const since = Date.now();
    try {
      const name = isReceipt(pdu) ? await dealWithReceipt(pdu) : await takeMessage(readDelivery(pdu));
      if (link.answer(pdu.response()) && name !== null && Date.now() - since <= promptMs) answered(link, name);
    } catch (err) {
      log.warn({ code: 'SMPP_DELIVERY_POSTPONED', err }, 'a message could not be taken; the carrier brings it again');
      link.answer(pdu.response({ command_status: STATUS.TEMPORARY_ERROR }));
    }
  };
  const dealWithReceipt = async (pdu: Pdu): Promise<null> => {
    const receipt = readReceipt(pdu, octetsOf(pdu).toString('latin1'));
    if (receipt) await takeReceipt(receipt);
    // It would read no better another time.
    else log.warn({ code: 'SMPP_RECEIPT_UNREADABLE' }, 'a receipt does not say which message it is of');
    return null;
  };
  return {
    take(link, pdu) {
      const dealing = deal(link, pdu)
        .catch((err: unknown) => log.warn({ code: 'SMPP_DELIVERY_POSTPONED', err }, 'a message could not be answered'))
        .finally(() => {
          underWay.delete(dealing);
          if (underWay.size === MOST_AT_ONCE - 1) link.listen();
        });
      underWay.add(dealing);
      if (underWay.size >= MOST_AT_ONCE) link.deafen();
    },
    async idle() {
      await Promise.all(underWay);
    },
  };
}
