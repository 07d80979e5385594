import type { GrowingWait } from './growing-wait.js';
import type { IdForm } from './message-id.js';

/** How the channel reaches an SMSC, and what this one needs to be told. Times are in milliseconds. */
export interface SmppSettings {
  /** `smpp://host:port`, or `ssmpp://` with TLS. */
  readonly url: URL;
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  /** What messages come from, and what kind of number that is to this carrier (SMPP 3.4, 5.2.5 and 5.2.6). */
  readonly shortNumber: string;
  readonly sourceTon: number;
  readonly sourceNpi: number;
  /** So many messages may be on their way to the carrier at once. */
  readonly window: number;
  /** How often it is asked whether the other side is still there. */
  readonly enquireMs: number;
  /** How long an answer is waited for. */
  readonly answerMs: number;
  readonly rebind: GrowingWait;
  /** How the carrier writes ids when it takes a message, and in receipts. */
  readonly submitIds: IdForm;
  readonly receiptIds: IdForm;
  /** Further statuses with which it refuses a message for good. */
  readonly refusals: readonly number[];
}
