import { RefusalError } from '@lapor/kit/refusal';
import { BEGINNING_EXTENSION, IDENTITY_EXTENSION } from '@lapor/schema/identity';
import { MAX_SUBSCRIBE_BYTES } from '@lapor/schema/wire-limits';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphAnswer, SubgraphRequest } from '../execution/execution.js';
import { type Foreign, isForeign } from '../execution/own.js';
import { checkAnswer } from '../execution/subgraph-answer.js';
import { toClientError } from '../execution/subgraph-error.js';
import { WaitingEvents } from './waiting-events.js';

/** A stream of events from a subgraph. `return()` ends it at once. */
export type EventStream = AsyncIterableIterator<SubgraphAnswer>;

/** The one connection to a subgraph that carries all its subscriptions. */
export interface Upstream {
  /**
   * Opens a stream under the caller's identity. It rejects when the subgraph refuses it or is lost.
   * @param began told behind which event it begins, before the first, by a subgraph that knows.
   */
  open(request: SubgraphRequest, identity: string, began?: (cursor: string) => void): EventStream;
  close(): Promise<void>;
}

const IDLE_CLOSE_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;

export interface UpstreamOptions {
  /** Certificates, in PEM, of who signs for subgraphs; those that the runtime trusts unless given. */
  readonly ca?: string | undefined;
  /** Events of one stream that may wait for whoever takes them. */
  readonly maxWaiting: number;
}

export function createUpstream(graphqlUrl: string, { ca, maxWaiting }: UpstreamOptions): Upstream {
  const Socket = ca === undefined ? WebSocket : socketTrusting(ca);
  const client = createClient({
    url: graphqlUrl.replace(/^http/, 'ws'),
    webSocketImpl: Socket,
    lazy: true,
    lazyCloseTimeout: IDLE_CLOSE_MS,
    connectionAckWaitTimeout: CONNECT_TIMEOUT_MS,
    // A silent reconnect would start the stream anew without the cursor: events would be lost or doubled.
    retryAttempts: 0,
  });
  return {
    open({ body }, identity, began) {
      if (Buffer.byteLength(body) + identity.length > MAX_SUBSCRIBE_BYTES) throw new RefusalError('REQUEST_TOO_LARGE');
      const { query, operationName, variables } = JSON.parse(String(body)) as {
        query: string;
        operationName?: string;
        variables: Record<string, unknown>;
      };
      const extensions = { [IDENTITY_EXTENSION]: identity, ...(began && { [BEGINNING_EXTENSION]: true }) };
      const payload = { query, operationName: operationName ?? null, variables, extensions };
      let leave: () => void = () => undefined;
      const events = new WaitingEvents<SubgraphAnswer>(maxWaiting, { leave: () => leave() });
      // The connection is everybody's: it is read at once, and whoever is slow has what waits here.
      leave = client.subscribe<Foreign, Foreign>(payload, {
        next(result) {
          try {
            const beginning = began && result.extensions?.[BEGINNING_EXTENSION];
            if (typeof beginning === 'string') return began?.(beginning);
            events.put(checkAnswer(result));
          } catch (error) {
            events.end(error as Error);
            leave();
          }
        },
        error(error) {
          events.end(toUpstreamError(error));
          // When the connection is lost, graphql-ws goes on counting this stream among those that need one, until it is left.
          leave();
        },
        complete: () => events.end(),
      });
      return events;
    },
    close: async () => client.dispose(),
  };
}

/** graphql-ws rejects with the subgraph's errors when it refused, and with a close event or an Error when it was lost. */
function toUpstreamError(error: unknown): Error {
  if (Array.isArray(error) && isForeign(error[0])) return toClientError(error[0], undefined);
  return new RefusalError('SUBGRAPH_UNAVAILABLE');
}

/** graphql-ws makes the sockets and gives them no options. */
function socketTrusting(ca: string): typeof WebSocket {
  return class TrustingSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { ca });
    }
  } as typeof WebSocket;
}
