import { isUtf8 } from 'node:buffer';
import { RefusalError } from '@lapor/kit/refusal';
import { isShallowJson } from './depth.js';
import type { SubgraphAnswer, SubgraphRequest } from './execution.js';
import { isForeign } from './own.js';

/** An answer over HTTP, read whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string | readonly string[] | undefined;
  readonly body: Buffer;
}

/** The two media types of GraphQL over HTTP. */
const JSON_TYPE = /^application\/(graphql-response\+)?json\s*(;|$)/i;

/**
 * Reads a GraphQL answer (GraphQL over HTTP). With a status that is no success it tells of an error, beside which there
 * may be data; data alone under it may come from whatever stands in between. Redirects are answers of another place and
 * never taken.
 *
 * @throws {RefusalError} SUBGRAPH_ANSWER_INVALID, or SUBGRAPH_UNAVAILABLE when the status says so.
 */
export function readAnswer({ status, contentType, body }: HttpAnswer, take?: SubgraphRequest['take']): SubgraphAnswer {
  const unusable = () => new RefusalError(status >= 500 ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_ANSWER_INVALID');
  const isRedirect = status >= 300 && status < 400;
  if (isRedirect || typeof contentType !== 'string' || !JSON_TYPE.test(contentType) || !isUtf8(body)) throw unusable();
  if (status < 300 && take?.(body)) return { data: null, errors: [], taken: body };
  const answer = readJson(body);
  if (!answer || (status >= 300 && answer.errors.length === 0)) throw unusable();
  return answer;
}

/** Undefined when it is no JSON, or deeper than any answer. */
function readJson(body: Buffer): SubgraphAnswer | undefined {
  const text = body.toString();
  if (!isShallowJson(text)) return undefined;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  return checkAnswer(answer);
}

/** Reads an answer after all that was taken as it came. */
export function parseTaken(answer: SubgraphAnswer): SubgraphAnswer {
  return answer.taken ? { ...answer, ...readJson(answer.taken) } : answer;
}

/** The outer form of an answer; what is inside is checked where it is used. */
export function checkAnswer(answer: unknown): SubgraphAnswer {
  if (!isForeign(answer)) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
  const data = answer.data ?? null;
  // Some servers write null where there are no errors.
  const errors = answer.errors ?? [];
  const usable = (data === null || isForeign(data)) && Array.isArray(errors) && (data !== null || errors.length > 0);
  if (!usable) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
  return { data, errors };
}
