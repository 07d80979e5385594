import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { decodeText } from '../carrier/smpp/decode-text.js';
import { encodeText } from '../carrier/smpp/encode-text.js';
import type { Pdu } from '../carrier/smpp/smpp-package.js';
import { takeHeader } from '../encoding/user-data-header.js';
import { startLocalSmsc } from './local-smsc.js';
import type { Keep, Wire } from './wire.js';

/** Who may bind to it, and the number that telephones write to. */
export interface SmppWireOptions {
  readonly host: string;
  readonly systemId: string;
  readonly password: string;
  readonly shortNumber: string;
  readonly keep: Keep;
}

const HAS_HEADER = 0x40;
const IS_RECEIPT = 0x04;
const RETRY_MS = 250;
const ATTEMPTS = 240;

/** Joins the carrier and the channel as an SMSC does: it takes the channel's bind, and both send over that one connection. */
export async function startSmppWire({
  host,
  systemId,
  password,
  shortNumber,
  keep,
}: SmppWireOptions): Promise<Wire & { readonly port: number }> {
  const ending = new AbortController();
  const waiting = new Map<string, Map<number, string>>();
  const smsc = await startLocalSmsc({
    host,
    port: 0,
    systemId,
    password,
    async submit(pdu) {
      const messageId = randomUUID();
      const text = joined(waiting, pdu);
      if (text !== null) keep({ to: String(pdu.destination_addr), from: String(pdu.source_addr), text });
      // Behind the answer, as it does not arrive before it was taken.
      if (Number(pdu.registered_delivery ?? 0) !== 0) setImmediate(() => void bring(receiptOf(messageId, shortNumber), ending.signal));
      return { status: 0, messageId };
    },
  });
  const bring = async (fields: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<boolean> => {
    for (let attempt = 0; attempt < ATTEMPTS && !signal.aborted; attempt += 1) {
      // Again while the channel is not bound, and until it has it.
      if ((await smsc.deliver({ ...fields }).catch(() => -1)) === 0) return true;
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
    return false;
  };
  return {
    port: smsc.port,
    async send({ from, text, signal }) {
      const address = { source_addr_ton: 1, source_addr_npi: 1, source_addr: from, destination_addr: shortNumber };
      for (const { esmClass, dataCoding, octets } of encodeText(text, randomInt(256)))
        if (!(await bring({ ...address, esm_class: esmClass, data_coding: dataCoding, short_message: octets }, signal))) return false;
      return true;
    },
    async stop() {
      ending.abort();
      await smsc.stop();
    },
  };
}

/** The text of a message; null until all of its parts are there. */
function joined(waiting: Map<string, Map<number, string>>, pdu: Pdu): string | null {
  const octets = pdu.short_message as Buffer;
  const { part, content } = (Number(pdu.esm_class) & HAS_HEADER) === 0 ? { part: null, content: octets } : takeHeader(octets);
  const text = decodeText(content, Number(pdu.data_coding));
  if (!part) return text;
  const name = `${pdu.destination_addr} ${part.reference} ${part.total}`;
  const parts = (waiting.get(name) ?? new Map<number, string>()).set(part.number, text);
  waiting.set(name, parts);
  if (parts.size < part.total) return null;
  waiting.delete(name);
  return [...parts]
    .toSorted(([left], [right]) => left - right)
    .map(([, each]) => each)
    .join('');
}

/** Word that a message has arrived, as the specification writes it (SMPP 3.4, Appendix B). */
function receiptOf(messageId: string, shortNumber: string): Readonly<Record<string, unknown>> {
  const text = `id:${messageId} sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:`;
  return { source_addr: '0', destination_addr: shortNumber, esm_class: IS_RECEIPT, short_message: Buffer.from(text) };
}
