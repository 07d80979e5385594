import { RefusalError } from '@lapor/kit/refusal';
import { type Dispatcher, Pool } from 'undici';
import type { Ending } from './ending.js';
import type { SubgraphAnswer } from './execution.js';
import { isForeign } from './own.js';

export interface SubgraphClientOptions {
  /** The subgraph's GraphQL address. */
  readonly url: string;
  readonly connections: number;
  /** For the head of the answer, and again between two pieces of its body. */
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
      return readAnswer(await readText(pool, request, maxResponseBytes, ending));
    },
    close: () => pool.close(),
  };
}

/** Dispatches by hand: the streams of `request` and `fetch` cost more than all else that a fetch takes here. */
function readText(pool: Pool, request: Dispatcher.DispatchOptions, maxBytes: number, ending: Ending): Promise<string> {
  return new Promise((resolve, reject) => {
    if (ending.hasEnded) return reject(new RefusalError('REQUEST_TIMEOUT'));
    let controller: Dispatcher.DispatchController | undefined;
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
      onResponseStart: () => undefined,
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > maxBytes) return fail(new RefusalError('SUBGRAPH_ANSWER_INVALID'));
        chunks.push(chunk);
      },
      onResponseEnd() {
        forget();
        resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString());
      },
      onResponseError(_controller, error) {
        forget();
        reject(toRefusal(error));
      },
    });
  });
}

/** The outer form of a GraphQL answer (GraphQL over HTTP); what is inside is checked where it is used. */
export function readAnswer(text: string): SubgraphAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
  }
  return checkAnswer(answer);
}

export function checkAnswer(answer: unknown): SubgraphAnswer {
  if (!isForeign(answer)) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
  const { data = null, errors = [] } = answer;
  const usable = (data === null || isForeign(data)) && Array.isArray(errors) && (data !== null || errors.length > 0);
  if (!usable) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
  return { data, errors };
}

function toRefusal(error: Error): RefusalError {
  if (error instanceof RefusalError) return error;
  const { code } = error as { code?: unknown };
  return new RefusalError(typeof code === 'string' && code.endsWith('_TIMEOUT') ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE');
}
