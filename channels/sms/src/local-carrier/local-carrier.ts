import { randomInt, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { close, listen } from '@lapor/kit/http/listen';
import type { Running } from '@lapor/kit/process';
import { divide } from '../encoding/parts.js';
import { writeHeader } from '../encoding/user-data-header.js';

/** A message that has come to a telephone. */
export interface Delivered {
  readonly number: number;
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** How many SMS it takes. */
  readonly parts: number;
}

export interface LocalCarrierOptions {
  readonly host: string;
  readonly port: number;
  /** Where the channel takes messages: everything but the message stands in it. */
  readonly messageUrl: string;
  readonly username: string;
  readonly password: string;
}

export interface LocalCarrier extends Running {
  readonly port: number;
}

/** As many messages are remembered; nothing is written to a disk. */
const MOST_KEPT = 1_000;
const RETRY_MS = 500;
const ATTEMPTS = 120;

/**
 * A carrier for people at this machine, in memory: it talks to the channel as Kannel does, and gives everybody a telephone.
 * `POST /phone/messages` sends as a number, `GET /phone/messages?number=…&after=…` shows what has come to it.
 */
export async function startLocalCarrier(options: LocalCarrierOptions): Promise<LocalCarrier> {
  const delivered: Delivered[] = [];
  let number = 0;
  const ending = new AbortController();
  const keep = (message: Omit<Delivered, 'number' | 'parts'>) => {
    number += 1;
    delivered.push({ ...message, number, parts: divide(message.text).parts.length });
    delivered.splice(0, delivered.length - MOST_KEPT);
  };
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => write(response, 500, { error: 'failed' }));
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://carrier');
    const query = url.searchParams;
    if (url.pathname === '/cgi-bin/sendsms') return sendSms(options, query, response, keep, ending.signal);
    if (url.pathname !== '/phone/messages') return write(response, 404, { error: 'not found' });
    if (request.method === 'GET') {
      const after = Number(query.get('after') ?? 0);
      return write(response, 200, {
        last: number,
        messages: delivered.filter((each) => each.number > after && isSame(each.to, query.get('number') ?? '')),
      });
    }
    const { from = '', text = '' } = JSON.parse(await readText(request)) as { from?: string; text?: string };
    const isTaken = await sendAsPhone(options.messageUrl, { from, text, signal: ending.signal });
    write(response, isTaken ? 202 : 503, { last: number });
  };
  const port = await listen(server, options.port, options.host);
  return {
    port,
    async stop() {
      ending.abort();
      await close(server, 0);
    },
  };
}

/** Kannel's sendsms, as far as the channel uses it. */
function sendSms(
  { username, password }: LocalCarrierOptions,
  query: URLSearchParams,
  response: ServerResponse,
  keep: (message: Omit<Delivered, 'number' | 'parts'>) => void,
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
async function sendAsPhone(
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

/** `0812…` and `+62812…` are one telephone. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll(/\D/g, '').replace(/^(62|0)/, '');
  return plain(one) === plain(other);
}

function write(response: ServerResponse, status: number, body: string | object): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' }).end(isText ? body : JSON.stringify(body));
}
