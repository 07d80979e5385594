import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isUuid } from '@lapor/schema/uuid';
import type { ChannelDependencies } from '../actions/dependencies.js';
import { noteReceipt } from '../actions/note-receipt.js';
import type { CarriedMessage, Receipt } from '../actions/receive-message.js';
import type { Settle } from '../actions/settle.js';
import { readKannelRequest } from './read-kannel-request.js';

export interface CarrierRoutes {
  readonly deps: Pick<ChannelDependencies, 'log'> & { readonly settle: Settle };
  /** Takes a message; when it resolves the message is in the database. */
  readonly receive: (message: CarriedMessage) => Promise<Receipt>;
  /** What Kannel shows in `key`: nobody else may bring messages. Null when another carrier does: then there is no such door. */
  readonly secret: string | null;
  /** Whether the database and the token are there. */
  readonly isWell: () => Promise<boolean>;
  /** Told after each message that is in the database. */
  readonly kept: () => void;
}

/**
 * What the carrier calls: `/kannel/message` with each message, `/kannel/receipt` with what became of ours. An answer of
 * 200 means that the message is in the database; with anything else the carrier keeps it and comes again.
 */
export function createCarrierServer(routes: CarrierRoutes): Server {
  return createServer((request, response) => {
    void answer(routes, request)
      .catch((err: unknown) => {
        routes.deps.log.warn({ err }, 'a request of the carrier failed; it comes again');
        return 503;
      })
      .then((status) => end(response, status));
  });
}

async function answer({ deps, receive, secret, isWell, kept }: CarrierRoutes, { url = '/', method }: IncomingMessage): Promise<number> {
  const [path = '/', query = ''] = splitOnce(url);
  if (method !== 'GET') return 405;
  if (path === '/health') return (await isWell()) ? 200 : 503;
  if (secret === null || (path !== '/kannel/message' && path !== '/kannel/receipt')) return 404;
  const parameters = new URLSearchParams(query);
  if (!isEqual(parameters.get('key') ?? '', secret)) return 403;
  if (path === '/kannel/receipt') {
    const id = parameters.get('id') ?? '';
    return isUuid(id) && (await noteReceipt(deps, id, parameters.get('status') ?? '')) ? 200 : 400;
  }
  const message = readKannelRequest(query);
  if (!message) return 400;
  const receipt = await receive(message);
  kept();
  if (receipt === 'NO_NUMBER') deps.log.info('a message came from what is no telephone in Indonesia; nobody can be answered');
  return 200;
}

function splitOnce(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

/** In constant time, whatever the lengths. */
function isEqual(shown: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(secret));
}

/** Kannel sends what stands in the answer to the telephone: nothing does. */
function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'content-length': 0, 'cache-control': 'no-store' }).end();
}
