import { RefusalError } from '@lapor/kit/refusal';
import { type Dispatcher, Pool } from 'undici';
import type { Ending } from './ending.js';
import type { SubgraphAnswer } from './execution.js';
import { type HttpAnswer, readAnswer } from './subgraph-answer.js';

export interface SubgraphClientOptions {
  /** The subgraph's GraphQL address. */
  readonly url: string;
  readonly connections: number;
  /** For the whole answer; of one that stops coming it shows after the same time again. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

/** Keeps connections to one subgraph and sends fetches over them. */
export interface SubgraphClient {
  /** Throws a RefusalError: SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT, SUBGRAPH_ANSWER_INVALID or REQUEST_TIMEOUT. */
  post(body: string, headers: Readonly<Record<string, string>>, ending: Ending): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

export function createSubgraphClient({ url, connections, timeoutMs, maxResponseBytes }: SubgraphClientOptions): SubgraphClient {
  const { origin, pathname } = new URL(url);
  // Redirects are not followed: an answer comes from the subgraph that was asked or not at all (OWASP ASVS 5.0, 15.3.2).
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: timeoutMs },
  });
  return {
    async post(body, headers, ending) {
      const request = {
        method: 'POST' as const,
        path: pathname,
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body,
      };
      return readAnswer(await readWhole(pool, request, { timeoutMs, maxBytes: maxResponseBytes }, ending));
    },
    close: () => pool.close(),
  };
}

interface WholeLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Dispatches by hand: the streams of `request` and `fetch` cost more than all else that a fetch takes here. */
function readWhole(
  pool: Pool,
  request: Dispatcher.DispatchOptions,
  { timeoutMs, maxBytes }: WholeLimits,
  ending: Ending,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    if (ending.hasEnded) return reject(new RefusalError('REQUEST_TIMEOUT'));
    let controller: Dispatcher.DispatchController | undefined;
    // A piece now and then would keep a connection alive for ever.
    const deadline = performance.now() + timeoutMs;
    let head: Omit<HttpAnswer, 'body'> = { status: 0, contentType: undefined };
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (error: RefusalError) => {
      forget();
      reject(error);
      controller?.abort(error);
    };
    const forget = ending.onEnd(() => fail(new RefusalError('REQUEST_TIMEOUT')));
    pool.dispatch(request, {
      onRequestStart(started) {
        controller = started;
        if (ending.hasEnded) started.abort(new RefusalError('REQUEST_TIMEOUT'));
      },
      onResponseStart(_controller, status, headers) {
        head = { status, contentType: headers['content-type'] };
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > maxBytes) return fail(new RefusalError('SUBGRAPH_ANSWER_INVALID'));
        if (performance.now() > deadline) return fail(new RefusalError('SUBGRAPH_TIMEOUT'));
        chunks.push(chunk);
      },
      onResponseEnd() {
        forget();
        resolve({ ...head, body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks) });
      },
      onResponseError(_controller, error) {
        forget();
        reject(toRefusal(error));
      },
    });
  });
}

function toRefusal(error: Error): RefusalError {
  if (error instanceof RefusalError) return error;
  const { code } = error as { code?: unknown };
  return new RefusalError(typeof code === 'string' && code.endsWith('_TIMEOUT') ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE');
}
