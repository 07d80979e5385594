import type { CarriedMessage } from '../actions/receive-message.js';
import { decodeUcs2 } from '../encoding/ucs2.js';
import { takeHeader } from '../encoding/user-data-header.js';

/**
 * A message as Kannel's get-url brings it: `from=%p&text=%b&charset=%C&id=%I&udh=%u`. `text` and `udh` are percent-encoded
 * octets (`%a` would squeeze spaces and lines), so they are read from the text of the query. Null without a number or an id.
 */
export function readKannelRequest(query: string): CarriedMessage | null {
  const parameters = new URLSearchParams(query);
  const [from, carrierId] = [parameters.get('from') ?? '', parameters.get('id') ?? ''];
  if (from === '' || carrierId === '' || carrierId.length > 200) return null;
  const { part } = takeHeader(octetsOf(query, 'udh'));
  const text = decode(octetsOf(query, 'text'), parameters.get('charset') ?? 'UTF-8');
  // The halves of a character may stand in two parts; alone they are none.
  return { carrierId: `kannel:${carrierId}`, from, text: part ? text : text.toWellFormed(), part };
}

/** Kannel names the alphabet: UTF-8 for what came in GSM-7, UTF-16BE for UCS-2. */
function decode(octets: Buffer, charset: string): string {
  if (/^utf-?8$/i.test(charset)) return octets.toString();
  return /^(utf-?16(be)?|ucs-?2)$/i.test(charset) ? decodeUcs2(octets) : octets.toString('latin1');
}

function octetsOf(query: string, name: string): Buffer {
  const [, text = ''] = new RegExp(`(?:^|&)${name}=([^&]*)`).exec(query) ?? [];
  const octets = text.replaceAll('+', ' ').match(/%[0-9a-f]{2}|[^%]/gi) ?? [];
  return Buffer.from(octets.map((each) => (each.length === 3 ? Number.parseInt(each.slice(1), 16) : each.charCodeAt(0) & 0xff)));
}
