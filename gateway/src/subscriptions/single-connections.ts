import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SAFE_HEADERS } from '@lapor/kit/http/respond';
import { drained } from '@lapor/kit/http/write-pieces';
import { RefusalError } from '@lapor/kit/refusal';
import type { Principal } from '../auth/principal.js';
import type { RequestContext } from '../context.js';
import { isForeign } from '../execution/own.js';
import type { OpenStreams } from '../limits/open-streams.js';
import type { TellAnswer } from './answer-text.js';
import type { LiveAnswer } from './live-answer.js';
import type { PrepareOperation } from './prepare-operation.js';
import { badRequest } from './stream-faults.js';
import { retryAfter, SERVER_SENT_EVENTS, STALLED_AFTER_MS } from './stream-format.js';
import { readStreamRequest } from './stream-request.js';

/** Throws or rejects with why a request has no context. */
export type CreateStreamContext = (request: IncomingMessage, response: ServerResponse) => RequestContext | Promise<RequestContext>;

export interface SingleConnectionOptions {
  readonly prepare: PrepareOperation;
  readonly createContext: CreateStreamContext;
  /** Operations open at one time in one stream. */
  readonly maxOperations: number;
  readonly openStreams: OpenStreams;
  readonly tell: TellAnswer;
  /** Streams that may be reserved and not opened. */
  readonly mostReserved?: number;
}

/** One stream for many operations, each of which is a request of its own. */
interface Connection {
  /** Who has reserved it: it is theirs, whoever has its token. */
  readonly principal: Principal;
  /** Where its events are written; undefined as long as it has only been reserved. */
  response: ServerResponse | undefined;
  readonly operations: Map<string, AsyncIterableIterator<LiveAnswer> | undefined>;
}

const TOKEN_HEADER = 'x-graphql-event-stream-token';
const TOKEN_BYTES = 24;
/** How long a reservation waits for its stream. */
const RESERVED_MS = 10_000;
const MOST_RESERVED = 10_000;

/**
 * GraphQL over Server-Sent Events, single connection mode (graphql-sse, PROTOCOL.md): a browser keeps only six connections to one
 * place, so a page with many subscriptions has them in one stream. PUT reserves it and gives its token, GET opens it, POST
 * begins an operation under the caller's own authentication, DELETE ends one. The token carries no right: who has it
 * reads the stream, so it is as secret as an answer is, and cannot be guessed.
 */
export function createSingleConnections({
  prepare,
  createContext,
  maxOperations,
  openStreams,
  tell,
  mostReserved = MOST_RESERVED,
}: SingleConnectionOptions) {
  const connections = new Map<string, Connection>();
  /** Those that have not been opened, the oldest first. */
  const reserved = new Set<string>();
  const giveUp = (token: string) => {
    if (reserved.delete(token)) connections.delete(token);
  };

  const reserve = async (request: IncomingMessage, response: ServerResponse) => {
    const { principal } = await createContext(request, response);
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const connection: Connection = { principal, response: undefined, operations: new Map() };
    connections.set(token, connection);
    reserved.add(token);
    // Who reserves and reserves keeps nobody from it: the oldest goes, and a client opens its own at once.
    if (reserved.size > mostReserved) giveUp(reserved.values().next().value as string);
    setTimeout(() => giveUp(token), RESERVED_MS).unref();
    response.writeHead(201, { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8' });
    response.end(token);
  };

  const open = (token: string, connection: Connection, response: ServerResponse) => {
    if (connection.response) throw badRequest('This stream is open already. Reserve another one.', 409);
    openStreams.hold(connection.principal, response);
    connection.response = response;
    reserved.delete(token);
    response.writeHead(200, { ...SAFE_HEADERS, 'content-type': SERVER_SENT_EVENTS.contentType, 'x-accel-buffering': 'no' });
    response.write(SERVER_SENT_EVENTS.opening);
    const beat = setInterval(
      () => response.writableNeedDrain || response.write(SERVER_SENT_EVENTS.heartbeat),
      SERVER_SENT_EVENTS.heartbeatMs,
    );
    response.once('close', () => {
      clearInterval(beat);
      connections.delete(token);
      for (const answers of connection.operations.values()) void answers?.return?.();
    });
  };

  const begin = async (connection: Connection, request: IncomingMessage, response: ServerResponse, body: unknown) => {
    const id = operationIdOf(body);
    const { response: stream, operations } = connection;
    if (!stream) throw badRequest('Open the stream first, with a GET.', 409);
    if (operations.has(id)) throw badRequest('An operation of this operationId is open already.', 409);
    if (operations.size >= maxOperations) throw new RefusalError('TOO_MANY_OPERATIONS');
    const operation = prepare(readStreamRequest(request, body));
    if ('faults' in operation) throw operation.faults;
    operations.set(id, undefined);
    try {
      const answers = await operation.begin(await createContext(request, response));
      // It may have been ended meanwhile, or its stream may be gone.
      if (!operations.has(id) || stream.destroyed) void answers.return?.();
      else operations.set(id, answers);
      response.writeHead(202, SAFE_HEADERS).end();
      void pour(stream, id, answers).finally(() => operations.get(id) === answers && operations.delete(id));
    } catch (error) {
      operations.delete(id);
      throw error;
    }
  };

  const pour = async (stream: ServerResponse, id: string, answers: AsyncIterableIterator<LiveAnswer>) => {
    const ofOperation = `{"id":${JSON.stringify(id)}`;
    const write = async (event: string, data: string) => {
      if (stream.writable && !stream.write(`event: ${event}\ndata: ${data}\n\n`)) await drained(stream, STALLED_AFTER_MS);
    };
    for await (const answer of answers) await write('next', `${ofOperation},"payload":${tell(answer).text}}`);
    await write('complete', `${ofOperation}}`);
  };

  const end = async ({ operations }: Connection, id: string, response: ServerResponse) => {
    const answers = operations.get(id);
    operations.delete(id);
    await answers?.return?.();
    response.writeHead(200, SAFE_HEADERS).end();
  };

  return {
    /** Whether it is worth a look. */
    mayBeOf: ({ method, headers, url }: IncomingMessage): boolean =>
      method === 'PUT' || headers[TOKEN_HEADER] !== undefined || url?.includes('token=') === true,
    /** False for a request that is not of this mode. */
    async serve(request: IncomingMessage, response: ServerResponse, body: unknown): Promise<boolean> {
      const { searchParams } = new URL(request.url ?? '/', 'http://gateway');
      const token = request.headers[TOKEN_HEADER] ?? searchParams.get('token') ?? undefined;
      if (token === undefined && request.method !== 'PUT') return false;
      if (request.method === 'PUT') await reserve(request, response);
      else {
        const connection = connections.get(String(token));
        if (!connection) throw badRequest('There is no such stream. Reserve one with a PUT.', 404);
        if (request.method === 'GET') open(String(token), connection, response);
        else if (request.method === 'POST') await begin(connection, request, response, body);
        else if (request.method === 'DELETE') await end(connection, searchParams.get('operationId') ?? '', response);
        else throw badRequest('Send a PUT, GET, POST or DELETE.', 405);
      }
      return true;
    },
    stop(): void {
      for (const { response } of connections.values()) response?.end(SERVER_SENT_EVENTS.interrupted(retryAfter({ spread: true })));
      connections.clear();
    },
  };
}

function operationIdOf(body: unknown): string {
  const extensions = isForeign(body) ? body.extensions : undefined;
  const id = isForeign(extensions) ? extensions.operationId : undefined;
  if (typeof id !== 'string' || id === '') throw badRequest('Send the operation’s id as text, under "extensions.operationId".');
  return id;
}
