import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { SelfSigned } from './self-signed.js';
import { until } from './until.js';

/** A delivery as it came over the wire. */
export interface Delivery {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, unknown>> };
  /** What the receiver has made of it. */
  answered: number | 'nothing';
}

/** What a receiver does with a delivery: a status, or an answer of its own (or none at all). */
export type Reaction = number | ((response: ServerResponse, request: IncomingMessage) => void);

/** A real server that webhooks are sent to. */
export interface WebhookReceiver {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  /** The most deliveries that were under way at one moment. */
  readonly mostAtOnce: number;
  /** How it reacts to the next deliveries, by their number from 0 on. */
  react(toDelivery: (index: number, delivery: Delivery) => Reaction): void;
  /** The ids that were taken (2xx), each once, in the order of their first time. */
  taken(): readonly string[];
  untilTaken(count: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param tls its certificate; it is reached by https then. */
export async function openReceiver(path = '/lapor', tls?: SelfSigned): Promise<WebhookReceiver> {
  const deliveries: Delivery[] = [];
  let under = 0;
  let mostAtOnce = 0;
  let index = 0;
  let reactTo: (index: number, delivery: Delivery) => Reaction = () => 204;
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    under += 1;
    mostAtOnce = Math.max(mostAtOnce, under);
    response.on('close', () => {
      under -= 1;
    });
    const text = (await buffer(request)).toString();
    const header = (name: string) => String(request.headers[name]);
    const delivery: Delivery = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
      headers: request.headers,
      text,
      body: JSON.parse(text),
      answered: 'nothing',
    };
    deliveries.push(delivery);
    const reaction = reactTo(index++, delivery);
    if (typeof reaction === 'function') return reaction(response, request);
    delivery.answered = reaction;
    response.writeHead(reaction).end();
  };
  const server = tls ? createTlsServer(tls, take) : createServer(take);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const taken = () => [...new Set(deliveries.filter(({ answered }) => answered !== 'nothing' && answered < 300).map(({ id }) => id))];
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    deliveries,
    get mostAtOnce() {
      return mostAtOnce;
    },
    react(toDelivery) {
      index = 0;
      reactTo = toDelivery;
    },
    taken,
    untilTaken: (count) => until(`${count} deliveries are taken`, () => taken().length >= count && taken()),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether a delivery is signed with a secret, as a receiver finds it out by the specification of Standard Webhooks. */
export function isSignedWith(secret: string, { id, timestamp, text, signature }: Delivery): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest();
  return signature.split(' ').some((one) => {
    const [version, value = ''] = one.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
