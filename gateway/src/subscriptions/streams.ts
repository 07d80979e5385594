import type { IncomingMessage, ServerResponse } from 'node:http';
import { SAFE_HEADERS } from '@lapor/kit/http/respond';
import { drained } from '@lapor/kit/http/write-pieces';
import type { OpenStreams } from '../limits/open-streams.js';
import type { TellAnswer } from './answer-text.js';
import type { LiveAnswer } from './live-answer.js';
import type { PrepareOperation } from './prepare-operation.js';
import { type CreateStreamContext, createSingleConnections } from './single-connections.js';
import { badRequest, type StreamFaults } from './stream-faults.js';
import { retryAfter, STALLED_AFTER_MS, type StreamFormat, streamFormatOf } from './stream-format.js';
import { readStreamRequest } from './stream-request.js';

export interface StreamOptions {
  readonly prepare: PrepareOperation;
  readonly tell: TellAnswer;
  readonly refuse: StreamFaults['refuse'];
  readonly createContext: CreateStreamContext;
  /** Operations open at one time in one stream that carries several. */
  readonly maxOperations: number;
  readonly openStreams: OpenStreams;
}

/** Operations whose answers come one after another over one HTTP response. */
export interface Streams {
  /** Undefined, or in the end false, for a request that asks for no stream; such a request is left as it was. */
  serve(request: IncomingMessage, response: ServerResponse, body: unknown): Promise<boolean> | undefined;
  /** Tells all clients to come again, spread over some seconds, and ends their streams. */
  stop(): Promise<void>;
}

/** Subscriptions as Server-Sent Events and as multipart answers. */
export function serveStreams({ prepare, tell, refuse, createContext, maxOperations, openStreams }: StreamOptions): Streams {
  const open = new Set<() => void>();
  const single = createSingleConnections({ prepare, createContext, maxOperations, openStreams, tell });

  const pour = async (response: ServerResponse, answers: AsyncIterableIterator<LiveAnswer>, format: StreamFormat) => {
    let interruptedAfter: number | undefined;
    const end = () => void answers.return?.();
    const interrupt = () => {
      interruptedAfter = retryAfter({ spread: true });
      end();
    };
    open.add(interrupt);
    response.once('close', end);
    response.writeHead(200, { ...SAFE_HEADERS, 'content-type': format.contentType, 'x-accel-buffering': 'no' });
    response.write(format.opening);
    const beat = setInterval(() => response.writableNeedDrain || response.write(format.heartbeat), format.heartbeatMs);
    try {
      for await (const answer of answers) {
        const { cursor, isEnd = false } = answer;
        const told = tell(answer);
        if (!response.write(format.answer({ ...told, cursor, isEnd }))) await drained(response, STALLED_AFTER_MS);
        if (response.destroyed) return;
        if (isEnd && told.errors?.some(({ extensions }) => extensions?.retryable)) interruptedAfter = retryAfter({ spread: false });
      }
      response.end(interruptedAfter === undefined ? format.completed : format.interrupted(interruptedAfter));
    } finally {
      clearInterval(beat);
      open.delete(interrupt);
    }
  };

  const serveDistinct = async (request: IncomingMessage, response: ServerResponse, body: unknown): Promise<boolean> => {
    const format = streamFormatOf(request);
    if (!format) return false;
    const wanted = readStreamRequest(request, body);
    const operation = prepare(wanted);
    if ('faults' in operation) throw operation.faults;
    if (!operation.isSubscription && !format.forAllOperations) return false;
    if (!operation.isSubscription && wanted.isSimple) throw badRequest('Send a POST: a GET streams subscriptions only.', 405);
    const context = await createContext(request, response);
    openStreams.hold(context.principal, response);
    const answers = await operation.begin(context);
    // Whoever has gone meanwhile does not go again: nothing else would ever end the subscription.
    if (response.destroyed) await answers.return?.();
    else await pour(response, answers, format);
    return true;
  };

  const serveAny = async (request: IncomingMessage, response: ServerResponse, body: unknown): Promise<boolean> => {
    try {
      return (await single.serve(request, response, body)) || (await serveDistinct(request, response, body));
    } catch (error) {
      if (response.headersSent) throw error;
      refuse(response, error);
      return true;
    }
  };

  return {
    // Nearly all requests ask for none, and are to pay nothing for it.
    serve: (request, response, body) =>
      single.mayBeOf(request) || streamFormatOf(request) ? serveAny(request, response, body) : undefined,
    async stop() {
      single.stop();
      for (const interrupt of open) interrupt();
    },
  };
}
