import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseCoding, encode } from './content-coding.js';
import { endTogether } from './end-together.js';
import { SAFE_HEADERS } from './respond.js';

/** What stands before an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer of GraphQL, ready but for what HTTP adds. */
export interface Answer extends AnswerHead {
  readonly text: string;
}

/**
 * Writes an answer whole. A header that the response was given before stands against ours of the same name.
 * @param minBytes from this size on it is compressed, if the client takes that; never, unless given.
 */
export function writeAnswer(
  { headers: asked }: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  minBytes: number | undefined,
): void | Promise<void> {
  const headers = headersOf(response, answer.headers);
  const bytes = Buffer.byteLength(answer.text);
  if (minBytes === undefined || bytes < minBytes) return end(response, answer.status, headers, answer.text, bytes);
  const varies = response.getHeader('vary');
  headers.vary = varies ? `${varies}, accept-encoding` : 'accept-encoding';
  const coding = chooseCoding(asked['accept-encoding']);
  if (!coding) return end(response, answer.status, headers, answer.text, bytes);
  headers['content-encoding'] = coding;
  const write = (body: Buffer) => end(response, answer.status, headers, body, body.length);
  const body = encode(Buffer.from(answer.text), coding);
  return Buffer.isBuffer(body) ? write(body) : body.then(write);
}

function end(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: string | Buffer, length: number): void {
  headers['content-length'] = length;
  response.writeHead(status, headers);
  // A text of as many bytes as letters is plain ASCII, which is written a third faster when node need not look again.
  endTogether(response, body, typeof body === 'string' && body.length === length ? 'latin1' : 'utf8');
}

export function headersOf(response: ServerResponse, own: Readonly<Record<string, string>>): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { ...SAFE_HEADERS, ...own };
  if (response.hasHeader('cache-control')) delete headers['cache-control'];
  return headers;
}
