import type { IncomingMessage } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { Answer } from './write-answer.js';
import { isWritten, type WrittenResult } from './written-result.js';

/** Answers without Apollo Server what it has answered before, by the same executor and with the same words. */
export interface Lane<Context> {
  /** How an operation is run that is known; undefined for any other. */
  find(query: string, operationName: string | null): RunKnown<Context> | undefined;
  /** A context in which the executor gives this outcome, for Apollo Server to write what is not a plain success. */
  settled(context: Context, outcome: Promise<ExecutionResult>): Context;
}

/** Gives a result that nobody else is given. */
export type RunKnown<Context> = (
  variables: Readonly<Record<string, unknown>>,
  context: Context,
) => Promise<ExecutionResult | WrittenResult>;

/** A request whose body was read. */
export interface LaneRequest<Context> {
  readonly request: IncomingMessage;
  readonly body: unknown;
  makeContext(): Context | Promise<Context>;
  write(answer: Answer, context: Context): void | Promise<void>;
}

export const ANSWERED = Symbol('answered');

/**
 * Answers in the lane when nothing about the request is unusual and the operation succeeds. Otherwise gives the context
 * for Apollo Server, with what was done already.
 */
export async function answerInLane<Context>(
  lane: Lane<Context>,
  { request, body, makeContext, write }: LaneRequest<Context>,
): Promise<typeof ANSWERED | (() => Context | Promise<Context>)> {
  const plain = isPlain(request) ? readPlainBody(body) : undefined;
  const run = plain && lane.find(plain.query, plain.operationName);
  if (!run) return makeContext;
  let context: Context;
  try {
    const making = makeContext();
    context = making instanceof Promise ? await making : making;
  } catch (error) {
    return () => Promise.reject(error);
  }
  const outcome = run(plain.variables, context);
  let result: ExecutionResult | WrittenResult | undefined;
  try {
    result = await outcome;
  } catch {
    // What it was, is told of by whoever waits for the outcome next.
  }
  if (result && isWritten(result)) {
    const { written } = result;
    result.written = NOTHING;
    await write({ ...PLAIN, text: written }, context);
    return ANSWERED;
  }
  // What is not written already is a result.
  if (!result || result.errors) return () => Promise.resolve(lane.settled(context, outcome as Promise<ExecutionResult>));
  const text = JSON.stringify({ data: result.data });
  letGo(result);
  await write({ ...PLAIN, text, end: '\n' }, context);
  return ANSWERED;
}

/**
 * The promises with which a request waited for its turn have come to its result, and are among the old objects by now: until these are
 * looked through, they would keep alive all that an answer was made of.
 */
function letGo(result: ExecutionResult): void {
  result.data = undefined;
}

const PLAIN = { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } };
const NOTHING = Buffer.alloc(0);
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
