import { type IncomingMessage, request as send } from 'node:http';
import type { End, OpenStream, Wanted } from './transport.js';

/** A response that is read piece by piece. */
export interface HttpStream extends Omit<OpenStream, 'ended'> {
  /** Resolves when the response has ended, or cannot come any more. */
  readonly over: Promise<void>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Sends a request and reads its response as it comes; `begun` is told its status before the first piece. */
export function openHttp(
  { method, url, headers, body }: HttpRequest,
  read: (text: string) => void,
  begun: (response: IncomingMessage) => void,
): HttpStream {
  const over = Promise.withResolvers<void>();
  // Its own connection, as whoever holds one for so long has.
  const request = send(url, { method, headers: { 'content-type': 'application/json', ...headers }, agent: false });
  let response: IncomingMessage | undefined;
  request.on('error', () => over.resolve());
  request.on('close', () => over.resolve());
  request.on('response', (came) => {
    response = came;
    begun(came);
    came.setEncoding('utf8');
    came.on('data', read);
    came.on('error', () => over.resolve());
    came.on('close', () => over.resolve());
  });
  request.end(body === undefined ? undefined : JSON.stringify(body));
  return {
    pause: () => void response?.pause(),
    resume: () => void response?.resume(),
    cut: () => void request.destroy(),
    over: over.promise,
  };
}

export function bearerOf({ token }: Pick<Wanted, 'token'>): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** Cuts a text that comes in pieces at each mark, and gives whole parts on. */
export function inParts(mark: string, take: (part: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const parts = (rest + text).split(mark);
    rest = parts.pop() ?? '';
    for (const part of parts) take(part);
  };
}

/** The stream of a transport over one response, which knows by itself whether its end was meant. */
export function endingWith(stream: HttpStream, isComplete: () => boolean): OpenStream {
  return { ...stream, ended: stream.over.then((): End => (isComplete() ? 'complete' : 'lost')) };
}
