import { randomInt, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { divide } from '../encoding/parts.js';
import { writeHeader } from '../encoding/user-data-header.js';
import type { Keep } from './wire.js';
import { write } from './write.js';

/** Where the channel takes messages, and who may hand it over any. */
export interface KannelWire {
  /** Everything but the message stands in it. */
  readonly messageUrl: string;
  readonly username: string;
  readonly password: string;
}

const RETRY_MS = 500;
const ATTEMPTS = 120;

/** Kannel's sendsms, as far as the channel uses it. */
export function sendSms(
  { username, password }: KannelWire,
  query: URLSearchParams,
  response: ServerResponse,
  keep: Keep,
  signal: AbortSignal,
): void {
  if (query.get('username') !== username || query.get('password') !== password) {
    write(response, 403, 'Authorization failed for sendsms');
    return;
  }
  keep({ to: query.get('to') ?? '', from: query.get('from') ?? '', text: query.get('text') ?? '' });
  write(response, 202, '0: Accepted for delivery');
  const receipt = query.get('dlr-url');
  // It comes again until the channel has taken it, as Kannel's does.
  if (receipt) void bring(receipt.replace('%d', '1'), signal);
}

/** Brings a text to the channel as a telephone writes it, in parts when it is long, each until it is taken. */
export async function sendAsPhone(
  messageUrl: string,
  { from, text, signal }: { readonly from: string; readonly text: string; readonly signal: AbortSignal },
): Promise<boolean> {
  const { parts } = divide(text);
  const reference = randomInt(256);
  for (const [index, part] of parts.entries()) {
    const url = new URL(messageUrl);
    const header = parts.length > 1 ? writeHeader({ reference, total: parts.length, number: index + 1 }) : null;
    for (const [name, value] of Object.entries({ from, text: part, id: randomUUID() })) url.searchParams.set(name, value);
    const octets = header ? [...header].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('') : '';
    if (!(await bring(`${url.href}&udh=${octets}`, signal))) return false;
  }
  return true;
}

async function bring(url: string, signal: AbortSignal): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS && !signal.aborted; attempt += 1) {
    const status = await fetch(url, { signal }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return true;
    if (status >= 400 && status < 500) return false;
    await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
