import type { ServerResponse } from 'node:http';
import { type AnswerHead, headersOf } from './write-answer.js';

/** A client that takes nothing for so long is given up. */
const STALLED_AFTER_MS = 30_000;

/**
 * Writes an answer that comes in pieces, no faster than its client takes them: the next piece is only asked for when the
 * ones before have left. Pieces are not compressed. Ends quietly when the client has gone; then the pieces are told that nobody wants more.
 */
export async function writePieces(
  response: ServerResponse,
  { status, headers }: AnswerHead,
  pieces: AsyncIterable<string>,
  stalledAfterMs: number = STALLED_AFTER_MS,
): Promise<void> {
  response.writeHead(status, headersOf(headers));
  for await (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response, stalledAfterMs);
    if (response.destroyed) return;
  }
  response.end();
}

/** Resolves when more can be written, or the client has gone; one that has stalled is cut off. */
export function drained(response: ServerResponse, stalledAfterMs: number): Promise<void> {
  // It closes once, and that may have been before.
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const stalled = setTimeout(() => response.destroy(), stalledAfterMs);
    const done = () => {
      clearTimeout(stalled);
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}
