import { Agent, createServer, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { close, listen } from '@lapor/kit/http/listen';

/** A text that has been handed over for a telephone. */
export interface HandedOver {
  readonly to: string;
  readonly text: string;
  /** On the clock of `performance.now()`. */
  readonly at: number;
}

/** A message as it came to the channel's door. */
export interface Given {
  readonly from: string;
  readonly text: string;
  /** When it was first brought to the door. */
  readonly at: number;
}

/** What a carrier does, over HTTP as Kannel does it (its User's Guide): brings each message until it is taken, takes replies, tells of them. */
export interface Carrier {
  /** Where replies are handed over. */
  readonly sendUrl: string;
  /** Everything that has been handed over, in its order. */
  readonly replies: readonly HandedOver[];
  /** How often a message had to be brought again. */
  readonly again: () => number;
  /** Brings messages to a port at a steady rate, whatever becomes of the ones before; resolves when all are taken. */
  bring(
    messages: readonly Omit<Given, 'at'>[],
    to: { readonly port: number; readonly key: string; readonly perSecond: number },
  ): Promise<readonly Given[]>;
  stop(): Promise<void>;
}

/** Kannel comes again after some seconds; sooner here, so that a message that is not taken at once costs no more than it must. */
const AGAIN_MS = 500;
/** As many at a time. */
const CONNECTIONS = 64;
/** Delivered. */
const STATUS = '1';

export async function startCarrier(): Promise<Carrier> {
  const replies: HandedOver[] = [];
  const ending = new AbortController();
  let again = 0;
  let door = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const call = async (path: string): Promise<void> => {
    for (;;) {
      const status = await statusOf({ agent, port: door, path, signal: ending.signal });
      if (status === 200 || ending.signal.aborted) return;
      again += 1;
      await delay(AGAIN_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const server = createServer((request, response) => {
    const at = performance.now();
    const query = new URL(request.url ?? '/', 'http://carrier').searchParams;
    replies.push({ to: query.get('to') ?? '', text: query.get('text') ?? '', at });
    response.writeHead(202, { 'content-type': 'text/plain' }).end('0: Accepted for delivery');
    const receipt = new URL((query.get('dlr-url') ?? '').replace('%d', STATUS));
    void call(`${receipt.pathname}${receipt.search}`);
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    sendUrl: `http://127.0.0.1:${port}/cgi-bin/sendsms`,
    replies,
    again: () => again,
    async bring(messages, { port: doorPort, key, perSecond }) {
      door = doorPort;
      const run = Date.now().toString(36);
      const began = performance.now();
      const before = new Map<string, Promise<unknown>>();
      const bringOne = async ({ from, text }: Omit<Given, 'at'>, index: number, earlier: Promise<unknown> | undefined): Promise<Given> => {
        await delay(Math.max(0, began + (index * 1_000) / perSecond - performance.now()));
        // A carrier that gave two messages of one number at the same moment would not care for their order itself.
        await earlier;
        const at = performance.now();
        const query = new URLSearchParams({ key, from, text, id: `${run}-${index}` });
        await call(`/kannel/message?${query.toString()}&udh=`);
        return { from, text, at };
      };
      const given = messages.map((message, index) => {
        const bringing = bringOne(message, index, before.get(message.from));
        before.set(message.from, bringing);
        return bringing;
      });
      return Promise.all(given);
    },
    async stop() {
      ending.abort();
      agent.destroy();
      await close(server, 0);
    },
  };
}

/** The status of an answer; 0 when none came. */
function statusOf(request: {
  readonly agent: Agent;
  readonly port: number;
  readonly path: string;
  readonly signal: AbortSignal;
}): Promise<number> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', ...request }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    }).once('error', () => resolve(0));
  });
}
