import type { ServerResponse } from 'node:http';

/** Answers with a text, or with JSON. */
export function write(response: ServerResponse, status: number, body: string | object): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' }).end(isText ? body : JSON.stringify(body));
}
