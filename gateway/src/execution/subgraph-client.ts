import { RefusalError } from '@lapor/kit/refusal';
import { Pool } from 'undici';
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
  post(body: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<SubgraphAnswer>;
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
    async post(body, headers, signal) {
      const deadline = performance.now() + timeoutMs;
      let answer: HttpAnswer;
      try {
        const response = await pool.request({
          method: 'POST',
          path: pathname,
          headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
          body,
          signal,
        });
        const bytes = await readBytes(response.body, maxResponseBytes, deadline);
        answer = { status: response.statusCode, contentType: response.headers['content-type'], body: bytes };
      } catch (error) {
        throw toRefusal(error, signal);
      }
      return readAnswer(answer);
    },
    close: () => pool.close(),
  };
}

/** A piece now and then keeps a connection alive for ever; the whole must have come by `deadline` (`performance.now()`). */
async function readBytes(body: AsyncIterable<Buffer>, maxBytes: number, deadline: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
    if (performance.now() > deadline) throw new RefusalError('SUBGRAPH_TIMEOUT');
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

function toRefusal(error: unknown, signal: AbortSignal): RefusalError {
  if (error instanceof RefusalError) return error;
  if (signal.aborted) return new RefusalError('REQUEST_TIMEOUT');
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return new RefusalError(typeof code === 'string' && code.endsWith('_TIMEOUT') ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE');
}
