import type { CarriedMessage } from '../actions/receive-message.js';
import { takeHeader } from '../encoding/user-data-header.js';

/**
 * A message as Kannel's get-url brings it: `from=%p&text=%a&id=%I&udh=%u`, with `charset=UTF-8` in its group. `udh` is
 * percent-encoded octets, so it is read from the text of the query. Null without a number or an id.
 */
export function readKannelRequest(query: string): CarriedMessage | null {
  const parameters = new URLSearchParams(query);
  const [from, carrierId] = [parameters.get('from') ?? '', parameters.get('id') ?? ''];
  if (from === '' || carrierId === '' || carrierId.length > 200) return null;
  const [, udh = ''] = /(?:^|&)udh=([^&]*)/.exec(query) ?? [];
  const { part } = takeHeader(unescapeOctets(udh));
  return { carrierId: `kannel:${carrierId}`, from, text: parameters.get('text') ?? '', part };
}

function unescapeOctets(text: string): Buffer {
  const octets = text.replaceAll('+', ' ').match(/%[0-9a-f]{2}|[^%]/gi) ?? [];
  return Buffer.from(octets.map((each) => (each.length === 3 ? Number.parseInt(each.slice(1), 16) : each.charCodeAt(0) & 0xff)));
}
