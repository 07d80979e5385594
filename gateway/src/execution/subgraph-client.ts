import { RefusalError } from '@lapor/kit/refusal';
import { Pool } from 'undici';
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
      let text: string;
      try {
        const response = await pool.request({
          method: 'POST',
          path: pathname,
          headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
          body,
          signal,
        });
        text = await readText(response.body, maxResponseBytes);
      } catch (error) {
        throw toRefusal(error, signal);
      }
      return readAnswer(text);
    },
    close: () => pool.close(),
  };
}

async function readText(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
    chunks.push(chunk);
  }
  return (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString();
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

function toRefusal(error: unknown, signal: AbortSignal): RefusalError {
  if (error instanceof RefusalError) return error;
  if (signal.aborted) return new RefusalError('REQUEST_TIMEOUT');
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return new RefusalError(typeof code === 'string' && code.endsWith('_TIMEOUT') ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE');
}
