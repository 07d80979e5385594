import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseCoding, encode } from './content-coding.js';
import { endTogether } from './end-together.js';
import { SAFE_HEADERS } from './respond.js';

/** Headers of an answer, by names in small letters. */
export type AnswerHeaders = Record<string, string | readonly string[]>;

/** What stands before an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<AnswerHeaders>;
}

/** An answer of GraphQL, ready but for what HTTP adds. */
export interface Answer extends AnswerHead {
  /** A text, or one in UTF-8 already. */
  readonly text: string | Buffer;
  /** What stands behind the text, if anything; behind bytes nothing does. A long text is measured by itself: with something behind it, it would be copied for that. */
  readonly end?: string;
}

/**
 * Writes an answer whole.
 * @param given what was given to it while it was made; each header stands against ours of the same name.
 * @param minBytes from this size on it is compressed, if the client takes that; never, unless given.
 */
export function writeAnswer(
  { headers: asked }: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  given: AnswerHeaders,
  minBytes: number | undefined,
): void | Promise<void> {
  const headers = headersOf(answer.headers, given);
  const { status, text, end = '' } = answer;
  const bytes = Buffer.byteLength(text) + Buffer.byteLength(end);
  const whole = () => (typeof text === 'string' ? text + end : text);
  const writeText = () => write(response, status, headers, whole(), bytes);
  if (minBytes === undefined || bytes < minBytes) return writeText();
  headers.vary = given.vary ? `${given.vary}, accept-encoding` : 'accept-encoding';
  const coding = chooseCoding(asked['accept-encoding']);
  if (!coding) return writeText();
  headers['content-encoding'] = coding;
  const writeCoded = (body: Buffer) => write(response, status, headers, body, body.length);
  const body = encode(toBuffer(whole()), coding);
  return Buffer.isBuffer(body) ? writeCoded(body) : body.then(writeCoded);
}

function toBuffer(text: string | Buffer): Buffer {
  return typeof text === 'string' ? Buffer.from(text) : text;
}

function write(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: string | Buffer, length: number): void {
  headers['content-length'] = length;
  response.writeHead(status, headers);
  // A text of as many bytes as letters is ASCII, which is written a third faster when node need not look again.
  endTogether(response, body, typeof body === 'string' && body.length === length ? 'latin1' : 'utf8');
}

/** All of them at once: a response that was given some before has node look at each by itself. */
export function headersOf(own: Readonly<AnswerHeaders>, given?: AnswerHeaders): OutgoingHttpHeaders {
  return { ...SAFE_HEADERS, ...(own as OutgoingHttpHeaders), ...(given as OutgoingHttpHeaders) };
}
