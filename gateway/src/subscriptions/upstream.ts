import { RefusalError } from '@lapor/kit/refusal';
import { IDENTITY_EXTENSION } from '@lapor/schema/identity';
import { MAX_SUBSCRIBE_BYTES } from '@lapor/schema/wire-limits';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphAnswer, SubgraphRequest } from '../execution/execution.js';
import { isForeign } from '../execution/own.js';
import { checkAnswer } from '../execution/subgraph-answer.js';
import { toClientError } from '../execution/subgraph-error.js';

/** A stream of events from a subgraph. `return()` ends it at once. */
export type EventStream = AsyncIterableIterator<SubgraphAnswer>;

/** The one connection to a subgraph that carries all its subscriptions. */
export interface Upstream {
  /** Opens a stream under the caller's identity. It rejects when the subgraph refuses it or is lost. */
  open(request: SubgraphRequest, identity: string): EventStream;
  close(): Promise<void>;
}

const IDLE_CLOSE_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** @param ca certificates, in PEM, of who signs for subgraphs; those that the runtime trusts unless given. */
export function createUpstream(graphqlUrl: string, ca?: string): Upstream {
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
    open({ body }, identity) {
      if (Buffer.byteLength(body) + identity.length > MAX_SUBSCRIBE_BYTES) throw new RefusalError('REQUEST_TOO_LARGE');
      const { query, operationName, variables } = JSON.parse(body) as {
        query: string;
        operationName?: string;
        variables: Record<string, unknown>;
      };
      const stream = client.iterate({
        query,
        operationName: operationName ?? null,
        variables,
        extensions: { [IDENTITY_EXTENSION]: identity },
      });
      return {
        async next() {
          const result = await stream.next().catch((error: unknown) => {
            throw toUpstreamError(error);
          });
          return result.done ? { done: true, value: undefined } : { done: false, value: checkAnswer(result.value) };
        },
        async return() {
          await stream.return?.();
          return { done: true, value: undefined };
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
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
