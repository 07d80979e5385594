import type { IncomingMessage, ServerResponse } from 'node:http';
import { ERRORS, type ErrorCode } from '@lapor/schema/errors';

/** Headers of every answer: nothing is cached, sniffed, framed or referred (OWASP ASVS 5.0, 3.4 and 14.3.2). */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};

export function respondJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...SAFE_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** A refusal before GraphQL execution, in GraphQL's shape. */
export function respondRefusal(response: ServerResponse, code: ErrorCode): void {
  const { message, pesan, http, retryable } = ERRORS[code];
  respondJson(response, http, { errors: [{ message, extensions: { code, pesan, retryable } }] });
}

/** Reads a request's body up to a limit. Resolves null when it is larger; the rest is not read. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        request.pause();
        return resolve(null);
      }
      chunks.push(chunk);
    });
    // Each comes once; `once` would make a function more for each of them.
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', reject);
    // A client that goes away while it sends ends neither well nor with an error.
    request.on('close', () => request.complete || reject(new Error('the request was not sent to its end')));
  });
}
