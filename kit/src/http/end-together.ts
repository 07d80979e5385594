import type { ServerResponse } from 'node:http';

interface Waiting {
  readonly response: ServerResponse;
  readonly body: string | Buffer;
  readonly encoding: BufferEncoding;
}

let waiting: Waiting[] = [];

/**
 * Ends a response whose head is written, together with all others of this turn of the event loop. To wake whoever reads an answer
 * costs the system more than to hand it over, and who has one connection to us mostly has many: so they are woken once a turn.
 */
export function endTogether(response: ServerResponse, body: string | Buffer, encoding: BufferEncoding = 'utf8'): void {
  if (waiting.length === 0) setImmediate(endAll);
  waiting.push({ response, body, encoding });
}

function endAll(): void {
  const all = waiting;
  waiting = [];
  for (const { response, body, encoding } of all) response.end(body, encoding);
}
