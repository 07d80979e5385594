import type { IncomingMessage } from 'node:http';
import { isForeign } from '../execution/own.js';
import type { WantedOperation } from './prepare-operation.js';
import { badRequest } from './stream-faults.js';

/** What a client wants to have streamed over HTTP. */
export interface StreamRequest extends WantedOperation {
  /** A browser can send it without asking anybody (GET). */
  readonly isSimple: boolean;
}

/**
 * Reads the request: a JSON body, or the parameters of an address as EventSource has nothing else (GraphQL over HTTP).
 * @param body as JSON.
 * @throws {GraphQLError} BAD_REQUEST, in words that say what to send.
 */
export function readStreamRequest(request: IncomingMessage, body: unknown): StreamRequest {
  if (request.method !== 'POST' && request.method !== 'GET') throw badRequest('Send a POST, or a GET for a subscription.', 405);
  const parameters = request.method === 'GET' ? fromAddress(request.url ?? '/') : body;
  if (!isForeign(parameters)) throw badRequest('Send a JSON body with a query, as application/json.');
  const { query, operationName = null, variables } = parameters;
  if (typeof query !== 'string') throw badRequest('Send the operation as text, under "query".');
  if (typeof operationName !== 'string' && operationName !== null) throw badRequest('The name of an operation is text.');
  if (variables !== undefined && variables !== null && !isForeign(variables)) throw badRequest('Send variables as a JSON object.');
  const lastEventId = request.headers['last-event-id'];
  return {
    asked: { text: query, operationName },
    variables: variables ?? {},
    lastEventId: typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined,
    isSimple: request.method === 'GET',
  };
}

function fromAddress(url: string): unknown {
  const { variables, ...others } = Object.fromEntries(new URL(url, 'http://gateway').searchParams);
  if (variables === undefined) return others;
  try {
    return { ...others, variables: JSON.parse(variables) as unknown };
  } catch {
    throw badRequest('Send variables as JSON.');
  }
}
