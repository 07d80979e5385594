import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { answerStatus } from './answer-status.js';
import { ANSWERED, answerInLane, type Lane } from './lane.js';
import { readBody, respondJson, respondRefusal } from './respond.js';
import { type Answer, type AnswerHeaders, writeAnswer } from './write-answer.js';
import { writePieces } from './write-pieces.js';

/** What a process decides about a request before GraphQL sees it. */
export interface GraphQLHttpOptions<Context extends BaseContext> {
  /** How large a body may be, decided before it is read. */
  readonly maxBodyBytes: (request: IncomingMessage) => number | Promise<number>;
  /** Builds the request's context from the parsed body; a thrown RefusalError becomes the answer. Headers of the answer may be given until it is written. */
  context(request: IncomingMessage, response: ServerResponse, body: unknown, given: AnswerHeaders): Context | Promise<Context>;
  /** A lane of their own for operations that were found to be valid before. */
  readonly lane?: Lane<Context>;
  /** Answers what is asked for as a stream, and says whether it was; undefined for a request that asks for none. */
  readonly stream?: (request: IncomingMessage, response: ServerResponse, body: unknown) => Promise<boolean> | undefined;
  /** Given where answers may be compressed for clients that take that. */
  readonly compression?: {
    /** From how many bytes on; undefined where an answer must not be. There is no context when it could not be made. */
    minBytesFor(context: Context | undefined): number | undefined;
  };
}

/** Apollo Server behind node:http: reads the body up to a limit, hands it over, writes the answer. */
export function graphqlOverHttp<Context extends BaseContext>(server: ApolloServer<Context>, options: GraphQLHttpOptions<Context>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = request.method === 'POST' ? await readWhole(request, options.maxBodyBytes(request)) : NOTHING;
    if (raw === null) return respondRefusal(response, 'REQUEST_TOO_LARGE');
    const body = parseBody(request, raw);
    if (body === INVALID) {
      return respondJson(response, 400, { errors: [{ message: 'Invalid JSON in the body.', extensions: { code: 'BAD_REQUEST' } }] });
    }
    const streamed = options.stream?.(request, response, body);
    if (streamed && (await streamed)) return;
    const headersGiven: AnswerHeaders = {};
    const makeContext = () => options.context(request, response, body, headersGiven);
    const write = (answer: Answer, context: Context | undefined) =>
      writeAnswer(request, response, answer, headersGiven, options.compression?.minBytesFor(context));
    const giveContext = options.lane ? await answerInLane<Context>(options.lane, { request, body, makeContext, write }) : makeContext;
    if (giveContext === ANSWERED) return;
    const given: { context?: Context } = {};
    const url = request.url ?? '/';
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'POST',
        headers: toHeaderMap(request),
        search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
        body,
      },
      context: async () => {
        const context = await giveContext();
        given.context = context;
        return context;
      },
    });
    const { status = 200, body: told } = answer;
    const headers = Object.fromEntries(answer.headers);
    if (told.kind === 'chunked') return writePieces(response, { status, headers: { ...headers, ...headersGiven } }, told.asyncIterator);
    const judged = { status, contentType: answer.headers.get('content-type'), text: told.string };
    await write({ status: answerStatus(judged, request.headers.accept), headers, text: told.string }, given.context);
  };
}

const NOTHING = Buffer.alloc(0);

function readWhole(request: IncomingMessage, maxBytes: number | Promise<number>): Promise<Buffer | null> {
  return typeof maxBytes === 'number' ? readBody(request, maxBytes) : maxBytes.then((known) => readBody(request, known));
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
