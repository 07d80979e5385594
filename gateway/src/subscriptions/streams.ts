import type { IncomingMessage, ServerResponse } from 'node:http';
import { respondJson, SAFE_HEADERS } from '@lapor/kit/http/respond';
import { drained } from '@lapor/kit/http/write-pieces';
import type { Logger } from '@lapor/kit/log';
import { maskError } from '@lapor/kit/mask-error';
import { RefusalError } from '@lapor/kit/refusal';
import { ERRORS, isErrorCode } from '@lapor/schema/errors';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode, type ValidationRule } from 'graphql';
import type { RequestContext } from '../context.js';
import { findOperation } from '../planning/operation.js';
import type { Generations } from '../supergraph/generations.js';
import type { OperationSource } from '../supergraph/operation-source.js';
import type { Serving } from '../supergraph/serving.js';
import type { LiveAnswer } from './live-answer.js';
import { createReadOperation } from './read-operation.js';
import { type StreamFormat, streamFormatOf } from './stream-format.js';
import { readStreamRequest, type StreamRequest } from './stream-request.js';

export interface StreamOptions {
  readonly generations: Generations;
  /** The same rules that HTTP validates with. */
  readonly rules: readonly ValidationRule[];
  readonly createContext: (request: IncomingMessage, response: ServerResponse) => Promise<RequestContext>;
  readonly log: Logger;
}

/** Operations whose answers come one after another over one HTTP response. */
export interface Streams {
  /** False for a request that asks for no stream; such a request is left as it was. */
  serve(request: IncomingMessage, response: ServerResponse, body: unknown): Promise<boolean>;
  /** Tells all clients to come again, spread over some seconds, and ends their streams. */
  stop(): Promise<void>;
}

/** One that ends without a fault may be asked for again at once; many that are ended together must not come together. */
const RETRY_MS = 1_000;
const RETRY_SPREAD_MS = 9_000;
/** A client that takes nothing for so long is given up. */
const STALLED_AFTER_MS = 30_000;

/** Subscriptions as Server-Sent Events and as multipart answers. */
export function serveStreams({ generations, rules, createContext, log }: StreamOptions): Streams {
  const read = createReadOperation(rules);
  const open = new Set<() => void>();
  const mask = (errors: readonly GraphQLError[]): GraphQLFormattedError[] => errors.map((error) => maskError(error.toJSON(), error, log));

  const start = async (
    serving: Serving,
    source: OperationSource,
    { asked, variables, lastEventId }: StreamRequest,
    context: RequestContext,
  ) => {
    if (!serving.hold()) throw new RefusalError('SUPERGRAPH_CHANGED');
    try {
      if (kindOf(source) !== OperationTypeNode.SUBSCRIPTION) return onlyAnswer(await serving.engine.execute(source, variables, context));
      const going = { asked, watch: generations.watch, ...(lastEventId !== undefined && { from: lastEventId }) };
      return await serving.engine.subscribe(source, variables, context, going);
    } finally {
      serving.release();
    }
  };

  const pour = async (response: ServerResponse, answers: AsyncIterableIterator<LiveAnswer>, format: StreamFormat) => {
    let interruptedAfter: number | undefined;
    const end = () => void answers.return?.();
    const interrupt = () => {
      interruptedAfter = RETRY_MS + Math.floor(Math.random() * RETRY_SPREAD_MS);
      end();
    };
    open.add(interrupt);
    response.once('close', end);
    response.writeHead(200, { ...SAFE_HEADERS, 'content-type': format.contentType, 'x-accel-buffering': 'no' });
    response.write(format.opening);
    const beat = setInterval(() => response.writableNeedDrain || response.write(format.heartbeat), format.heartbeatMs);
    try {
      for await (const { result, cursor, isEnd = false } of answers) {
        const told = { data: result.data, ...(result.errors && { errors: mask(result.errors) }), cursor, isEnd };
        if (!response.write(format.answer(told))) await drained(response, STALLED_AFTER_MS);
        if (response.destroyed) return;
        if (isEnd && told.errors?.some(({ extensions }) => extensions?.retryable)) interruptedAfter = RETRY_MS;
      }
      response.end(interruptedAfter === undefined ? format.completed : format.interrupted(interruptedAfter));
    } finally {
      clearInterval(beat);
      open.delete(interrupt);
    }
  };

  return {
    async serve(request, response, body) {
      const format = streamFormatOf(request);
      if (!format) return false;
      try {
        const wanted = readStreamRequest(request, body);
        const serving = generations.current;
        const source = read(serving.generation, wanted.asked);
        if (!('document' in source)) return refuse(response, 400, mask(source));
        const isSubscription = kindOf(source) === OperationTypeNode.SUBSCRIPTION;
        if (!isSubscription && !format.forAllOperations) return false;
        if (!isSubscription && wanted.isSimple) throw new GraphQLError('Send a POST: a GET streams subscriptions only.', BAD_METHOD);
        const context = await createContext(request, response);
        await pour(response, await start(serving, source, wanted, context), format);
      } catch (error) {
        if (response.headersSent) throw error;
        const told =
          error instanceof GraphQLError ? error : new GraphQLError('It could not be started.', { originalError: error as Error });
        refuse(response, statusOf(told), mask([told]));
      }
      return true;
    },
    async stop() {
      for (const interrupt of open) interrupt();
    },
  };
}

const BAD_METHOD = { extensions: { code: 'BAD_REQUEST', http: { status: 405 } } };

function kindOf({ document, operationName }: OperationSource): OperationTypeNode | undefined {
  return findOperation(document, operationName)?.definition.operation;
}

async function* onlyAnswer(result: LiveAnswer['result']): AsyncGenerator<LiveAnswer> {
  yield { result };
}

function statusOf({ extensions }: GraphQLError): number {
  const { status } = (extensions.http ?? {}) as { readonly status?: number };
  return status ?? (isErrorCode(extensions.code) ? ERRORS[extensions.code].http : 500);
}

function refuse(response: ServerResponse, status: number, errors: readonly GraphQLFormattedError[]): true {
  respondJson(response, status, { errors });
  return true;
}
