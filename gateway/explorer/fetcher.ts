import { type DocumentNode, getOperationAST, parse } from 'graphql';
import { type Client, createClient } from 'graphql-ws';

/** What GraphiQL hands over for one operation. */
export interface Operation {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

export interface FetcherOptions {
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  readonly documentAST?: DocumentNode | undefined;
}

/**
 * Sends operations to one address of the page's own host: queries and mutations over HTTP, subscriptions over
 * WebSocket. The same Authorization header goes both ways; a browser cannot set headers on a WebSocket, so there it
 * travels in the connection's first message.
 */
export function createFetcher(path: string) {
  const clients = new Map<string, Client>();
  const clientFor = (authorization: string): Client => {
    const known = clients.get(authorization);
    if (known) return known;
    const url = new URL(path, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    // Lazy: it connects with the first subscription and closes after the last one.
    const client = createClient({ url: url.href, connectionParams: authorization ? { authorization } : {} });
    clients.set(authorization, client);
    return client;
  };

  return (operation: Operation, options: FetcherOptions = {}) => {
    const document = options.documentAST ?? parse(operation.query);
    if (getOperationAST(document, operation.operationName)?.operation !== 'subscription')
      return post(path, operation, options.headers ?? {});
    return subscribe(clientFor(authorizationOf(options.headers ?? {})), operation);
  };
}

async function post(path: string, operation: Operation, headers: Readonly<Record<string, unknown>>): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(headers as Record<string, string>),
    },
    body: JSON.stringify(operation),
  });
  return response.json();
}

function subscribe(client: Client, operation: Operation): AsyncIterableIterator<unknown> {
  const events = client.iterate({
    query: operation.query,
    operationName: operation.operationName ?? null,
    variables: (operation.variables ?? null) as Record<string, unknown> | null,
  });
  // Not an async generator: its return() would wait for the next event before it unsubscribes.
  return {
    next: () => events.next().catch((error: unknown) => Promise.reject(readable(error))),
    return: () => events.return?.() ?? Promise.resolve({ done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function authorizationOf(headers: Readonly<Record<string, unknown>>): string {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return typeof value === 'string' ? value : '';
}

/** A closed socket arrives as an event, which GraphiQL would print as an empty object. */
function readable(error: unknown): unknown {
  return error instanceof CloseEvent ? new Error(`Koneksi ditutup oleh server (${error.code} ${error.reason}).`) : error;
}
