import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { close, listen } from '@lapor/kit/http/listen';
import type { Running } from '@lapor/kit/process';
import { divide } from '../encoding/parts.js';
import { type KannelWire, sendAsPhone, sendSms } from './kannel-wire.js';
import { startSmppWire } from './smpp-wire.js';
import type { Delivered, Keep, Wire } from './wire.js';
import { write } from './write.js';

export interface LocalCarrierOptions {
  readonly host: string;
  readonly port: number;
  readonly shortNumber: string;
  /** As what it speaks to the channel: as Kannel does over HTTP, or as an SMSC over SMPP. */
  readonly speaks: 'kannel' | 'smpp';
  /** Who may hand it messages. */
  readonly username: string;
  readonly password: string;
  /** Where the channel takes messages over HTTP: everything but the message stands in it. */
  readonly messageUrl: string;
}

export interface LocalCarrier extends Running {
  readonly port: number;
  /** Where it takes the channel's bind; null where it speaks as Kannel. */
  readonly smppPort: number | null;
}

/** As many messages are remembered; nothing is written to a disk. */
const MOST_KEPT = 1_000;

/**
 * A carrier for people at this machine, in memory: it talks to the channel as Kannel does, or an SMSC, and gives everybody a telephone.
 * `POST /phone/messages` sends as a number, `GET /phone/messages?number=…&after=…` shows what has come to it.
 */
export async function startLocalCarrier(options: LocalCarrierOptions): Promise<LocalCarrier> {
  const delivered: Delivered[] = [];
  let number = 0;
  const ending = new AbortController();
  const keep: Keep = (message) => {
    number += 1;
    delivered.push({ ...message, number, parts: divide(message.text).parts.length });
    delivered.splice(0, delivered.length - MOST_KEPT);
  };
  const kannel: KannelWire = options;
  const smpp = options.speaks === 'smpp' ? await startSmppWire({ ...options, systemId: options.username, keep }) : null;
  const wire: Wire = smpp ?? { send: (message) => sendAsPhone(kannel.messageUrl, message), stop: async () => {} };
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => write(response, 500, { error: 'failed' }));
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://carrier');
    const query = url.searchParams;
    if (url.pathname === '/cgi-bin/sendsms') return sendSms(kannel, query, response, keep, ending.signal);
    if (url.pathname !== '/phone/messages') return write(response, 404, { error: 'not found' });
    if (request.method === 'GET') {
      const after = Number(query.get('after') ?? 0);
      return write(response, 200, {
        last: number,
        messages: delivered.filter((each) => each.number > after && isSame(each.to, query.get('number') ?? '')),
      });
    }
    const { from = '', text = '' } = JSON.parse(await readText(request)) as { from?: string; text?: string };
    const isTaken = await wire.send({ from, text, signal: ending.signal });
    write(response, isTaken ? 202 : 503, { last: number });
  };
  const port = await listen(server, options.port, options.host);
  return {
    port,
    smppPort: smpp?.port ?? null,
    async stop() {
      ending.abort();
      await wire.stop();
      await close(server, 0);
    },
  };
}

/** `0812…` and `+62812…` are one telephone. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll(/\D/g, '').replace(/^(62|0)/, '');
  return plain(one) === plain(other);
}
