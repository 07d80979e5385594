import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { respondJson } from '@lapor/kit/http/respond';
import type { Logger } from '@lapor/kit/log';
import type { ServeExplorer } from './explorer.js';

export interface HttpOptions {
  readonly graphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly explorer: ServeExplorer | undefined;
  /** How it stands with the supergraph; anybody may read it. */
  readonly supergraph: () => object;
  readonly log: Logger;
}

/** How long a client may take to send its headers, and its whole request. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** The gateway's addresses: `/graphql`, `/health`, and the explorer page where it is switched on. */
export function createHttpServer({ graphql, explorer, supergraph, log }: HttpOptions): Server {
  const answerElsewhere = async (path: string | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (path === '/health') return respondJson(response, 200, { name: 'gateway', status: 'ok', supergraph: supergraph() });
    if (await explorer?.(request, response)) return;
    respondJson(response, 404, { error: 'There is nothing at this address. GraphQL is at /graphql.' });
  };
  const timeouts = { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS };
  return createServer(timeouts, (request, response) => {
    const path = request.url?.split('?')[0];
    const answering = path === '/graphql' ? graphql(request, response) : answerElsewhere(path, request, response);
    answering.catch((err: unknown) => {
      // A client that goes away while it sends is no fault of ours.
      log[request.destroyed ? 'debug' : 'error']({ err }, 'a request could not be answered');
      response.destroy();
    });
  });
}
