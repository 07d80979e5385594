import { divide } from '../encoding/parts.js';
import { type CarriedText, type Carrier, CarrierBusyError, CarrierDoubtError } from './carrier.js';

/** How Kannel's smsbox takes messages (its User's Guide, "Using the HTTP interface to send SMS messages"). */
export interface KannelSettings {
  /** For example `http://127.0.0.1:13013/cgi-bin/sendsms`. */
  readonly sendUrl: string;
  readonly username: string;
  readonly password: string;
  /** What messages come from. */
  readonly shortNumber: string;
  /** Where Kannel tells what became of a message. */
  readonly receiptUrl: string;
}

const DEADLINE_MS = 15_000;
/** Delivered, failed, queued, taken and refused by the network: all that Kannel can tell. */
const RECEIPTS = 1 + 2 + 4 + 8 + 16;
/** The answers with which Kannel refuses a number for good begin so. */
const NO_NUMBER = /number not (allowed|routable)|blacklist|white-?list|recipient/i;

/** Hands messages on by HTTP, as Kannel takes them. Kannel divides long ones itself. */
export function kannelCarrier(settings: KannelSettings): Carrier {
  return {
    async send(text) {
      const response = await post(addressOf(settings, text));
      const said = await response.text().catch(() => '');
      if (response.status === 200 || response.status === 202) return 'ACCEPTED';
      if (response.status === 400 && NO_NUMBER.test(said)) return 'REFUSED';
      throw new CarrierBusyError(`the carrier answered ${response.status}`);
    },
  };
}

async function post(url: URL): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) });
  } catch (error) {
    // Nobody listens there: certainly not taken. Everything else may have been cut off after the carrier took it.
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EHOSTUNREACH') throw new CarrierBusyError('the carrier is not there');
    throw new CarrierDoubtError('the carrier did not answer');
  }
}

function addressOf({ sendUrl, username, password, shortNumber, receiptUrl }: KannelSettings, { id, to, text }: CarriedText): URL {
  const url = new URL(sendUrl);
  const receipt = new URL(receiptUrl);
  receipt.searchParams.set('id', id);
  const query = {
    username,
    password,
    from: shortNumber,
    to,
    text,
    charset: 'UTF-8',
    coding: divide(text).coding === 'GSM7' ? '0' : '2',
    'dlr-mask': String(RECEIPTS),
    // Kannel puts the number of what happened in place of %d.
    'dlr-url': `${receipt.href}&status=%d`,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
