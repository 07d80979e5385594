import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import { readBody, respondJson, respondRefusal, SAFE_HEADERS } from './respond.js';

/** What a process decides about a request before GraphQL sees it. */
export interface GraphQLHttpOptions<Context extends BaseContext> {
  /** How large a body may be, decided before it is read. */
  readonly maxBodyBytes: (request: IncomingMessage) => number | Promise<number>;
  /** Builds the request's context from the parsed body; a thrown RefusalError becomes the answer. */
  context(request: IncomingMessage, response: ServerResponse, body: unknown): Promise<Context>;
  /** A lane of their own for operations that were found to be valid before. */
  readonly lane?: Lane<Context>;
}

/** Answers without Apollo Server what it has answered before, by the same executor and with the same words. */
export interface Lane<Context extends BaseContext> {
  /** How an operation is run that is known; undefined for any other. */
  find(query: string, operationName: string | null): RunKnown<Context> | undefined;
  /** A context in which the executor gives this outcome, for Apollo Server to write what is not a plain success. */
  settled(context: Context, outcome: Promise<ExecutionResult>): Context;
}

export type RunKnown<Context> = (variables: Readonly<Record<string, unknown>>, context: Context) => Promise<ExecutionResult>;

/** Apollo Server behind node:http: reads the body up to a limit, hands it over, writes the answer. */
export function graphqlOverHttp<Context extends BaseContext>(server: ApolloServer<Context>, options: GraphQLHttpOptions<Context>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = request.method === 'POST' ? await readBody(request, await options.maxBodyBytes(request)) : Buffer.alloc(0);
    if (raw === null) return respondRefusal(response, 'REQUEST_TOO_LARGE');
    const body = parseBody(request, raw);
    if (body === INVALID) {
      return respondJson(response, 400, { errors: [{ message: 'The body is not valid JSON.', extensions: { code: 'BAD_REQUEST' } }] });
    }
    const context = await (options.lane && tryLane(options, options.lane, request, response, body));
    if (context === ANSWERED) return;
    const url = request.url ?? '/';
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'POST',
        headers: toHeaderMap(request),
        search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
        body,
      },
      context: context ?? (() => options.context(request, response, body)),
    });
    response.writeHead(answer.status ?? 200, { ...SAFE_HEADERS, ...Object.fromEntries(answer.headers) });
    if (answer.body.kind === 'complete') {
      response.end(answer.body.string);
      return;
    }
    for await (const chunk of answer.body.asyncIterator) response.write(chunk);
    response.end();
  };
}

const ANSWERED = Symbol('answered');

/**
 * Answers in the lane when nothing about the request is unusual and the operation succeeds. Otherwise gives the context
 * for Apollo Server, with what was done already; undefined when nothing was.
 */
async function tryLane<Context extends BaseContext>(
  { context: makeContext }: GraphQLHttpOptions<Context>,
  lane: Lane<Context>,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
): Promise<typeof ANSWERED | (() => Promise<Context>) | undefined> {
  const plain = isPlain(request) ? readPlainBody(body) : undefined;
  const run = plain && lane.find(plain.query, plain.operationName);
  if (!run) return undefined;
  let context: Context;
  try {
    context = await makeContext(request, response, body);
  } catch (error) {
    return () => Promise.reject(error);
  }
  const outcome = run(plain.variables, context);
  const result = await outcome.catch(() => undefined);
  if (!result || result.errors) return () => Promise.resolve(lane.settled(context, outcome));
  const text = `${JSON.stringify({ data: result.data })}\n`;
  response.writeHead(200, { ...SAFE_HEADERS, 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(text) });
  response.end(text);
  return ANSWERED;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const PLAIN_CONTENT = /^application\/json(; ?charset=utf-8)?$/i;
const PLAIN_ACCEPT = new Set([undefined, '*/*', 'application/json']);
const PLAIN_KEYS = new Set(['query', 'operationName', 'variables']);

function isPlain({ method, headers, url }: IncomingMessage): boolean {
  return method === 'POST' && PLAIN_CONTENT.test(headers['content-type'] ?? '') && PLAIN_ACCEPT.has(headers.accept) && !url?.includes('?');
}

interface PlainBody {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A body in which nothing stands but an operation and what belongs to it; undefined for any other. */
function readPlainBody(body: unknown): PlainBody | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  for (const key of Object.keys(body)) if (!PLAIN_KEYS.has(key)) return undefined;
  const { query, operationName = null, variables } = body as Readonly<Record<string, unknown>>;
  if (typeof query !== 'string' || (typeof operationName !== 'string' && operationName !== null)) return undefined;
  if (typeof variables !== 'object' || Array.isArray(variables))
    return variables === undefined ? { query, operationName, variables: {} } : undefined;
  return { query, operationName, variables: (variables ?? {}) as Readonly<Record<string, unknown>> };
}

const INVALID = Symbol('invalid JSON');

function parseBody(request: IncomingMessage, raw: Buffer): unknown {
  if (raw.length === 0 || !/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return raw.length === 0 ? undefined : raw.toString();
  try {
    return JSON.parse(raw.toString());
  } catch {
    return INVALID;
  }
}

function toHeaderMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
