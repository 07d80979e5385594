import { type Refusal, refuse } from '@lapor/schema/refusal';

const MAX_LENGTH = 500;
const HTTPS_PORT = 443;
const HTTP_PORT = 80;
/** Below are the doors of a host's own services; receivers that are not at 443 run where anybody may listen. */
const FIRST_FREE_PORT = 1_024;

/**
 * An address to deliver to, in the spelling in which it is dialled. What its name stands for is decided when it is
 * dialled, and not here: by then it may be another address. Refused with WEBHOOK_URL_REFUSED.
 * @param plain whether `http` will do, for a receiver on this machine
 */
export function checkWebhookUrl(text: string, plain: boolean): { readonly ok: true; readonly url: string } | Refusal {
  const url = text.length <= MAX_LENGTH ? URL.parse(text) : null;
  if (!url || !(url.protocol === 'https:' || (plain && url.protocol === 'http:'))) return refuse('WEBHOOK_URL_REFUSED');
  const port = Number(url.port || (url.protocol === 'https:' ? HTTPS_PORT : HTTP_PORT));
  const allowed = port === HTTPS_PORT || port >= FIRST_FREE_PORT;
  if (!allowed || url.username || url.password || text.includes('#') || /\.$/.test(url.hostname)) return refuse('WEBHOOK_URL_REFUSED');
  return url.href.length <= MAX_LENGTH ? { ok: true, url: url.href } : refuse('WEBHOOK_URL_REFUSED');
}
