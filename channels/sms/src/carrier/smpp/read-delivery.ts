import type { PartOf } from '../../domain/message/part-of.js';
import { takeHeader } from '../../encoding/user-data-header.js';
import { decodeText } from './decode-text.js';
import type { Pdu } from './smpp-package.js';

/** A message as `deliver_sm` brings it. */
export interface Delivery {
  readonly from: string;
  readonly text: string;
  readonly part: PartOf | null;
  /** All that makes it this message and no other: a repeat has the same. */
  readonly likeness: Buffer;
}

const HAS_HEADER = 0x40;
const NATIONAL = 0x02;
/** Longer ones are a carrier's concern; what fits into all parts of an SMS is far below. */
const MOST_OCTETS = 140 * 255;

/** Reads a message; whatever a field lacks or holds too much of makes a text all the same. */
export function readDelivery(pdu: Pdu): Delivery {
  const { octets, part } = contentOf(pdu);
  const text = decodeText(octets.subarray(0, MOST_OCTETS), numberIn(pdu, 'data_coding'));
  // The halves of a character may stand in two parts; alone they are none.
  return { from: senderOf(pdu), text: part ? text : text.toWellFormed(), part, likeness: likenessOf(pdu) };
}

function contentOf(pdu: Pdu): { readonly octets: Buffer; readonly part: PartOf | null } {
  const octets = octetsOf(pdu);
  if ((numberIn(pdu, 'esm_class') & HAS_HEADER) === 0) return { octets, part: partByParameters(pdu) };
  const { part, content } = takeHeader(octets);
  return { octets: content, part: part ?? partByParameters(pdu) };
}

/** In one of two places (SMPP 3.4, 5.3.2.32). */
export function octetsOf(pdu: Pdu): Buffer {
  const [short, long] = [pdu.short_message, pdu.message_payload];
  if (Buffer.isBuffer(short) && short.length > 0) return short;
  return Buffer.isBuffer(long) ? long : Buffer.alloc(0);
}

function partByParameters(pdu: Pdu): PartOf | null {
  const [reference, total, number] = [pdu.sar_msg_ref_num, pdu.sar_total_segments, pdu.sar_segment_seqnum].map(Number);
  if (reference === undefined || total === undefined || number === undefined) return null;
  return total > 1 && number >= 1 && number <= total ? { reference, total, number } : null;
}

/** A national number is written as people write it. */
function senderOf(pdu: Pdu): string {
  const written = String(pdu.source_addr ?? '');
  return numberIn(pdu, 'source_addr_ton') === NATIONAL && /^[1-9]/.test(written) ? `0${written}` : written;
}

function likenessOf(pdu: Pdu): Buffer {
  const names = ['source_addr', 'destination_addr', 'esm_class', 'data_coding'];
  const parameters = ['sar_msg_ref_num', 'sar_total_segments', 'sar_segment_seqnum'];
  const fields = [...names, ...parameters].map((name) => String(pdu[name] ?? ''));
  return Buffer.concat([Buffer.from(`${JSON.stringify(fields)}\n`), octetsOf(pdu)]);
}

function numberIn(pdu: Pdu, field: string): number {
  const value = pdu[field];
  return typeof value === 'number' ? value : 0;
}
