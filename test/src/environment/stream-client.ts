import { createQueue } from './queue.js';
import { within } from './until.js';

/** One event of a stream of Server-Sent Events. */
export interface ServerSentEvent {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: unknown;
}

export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** The whole body, of an answer that is no stream. */
  json(): Promise<{ readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[] }>;
  take(count: number): Promise<ServerSentEvent[]>;
  /** Resolves with what the last lines were when the server has ended the stream. */
  ended(): Promise<string>;
  /** Leaves without a goodbye. */
  cut(): void;
}

/** Asks for Server-Sent Events as a program does that hides nothing: no retry, and every field of an event kept. */
export async function openEventStream(url: string, request: RequestInit = {}): Promise<EventStream> {
  const leaving = new AbortController();
  const headers = { accept: 'text/event-stream', ...(request.headers as Record<string, string>) };
  const response = await within('the head of the stream', fetch(url, { ...request, headers, signal: leaving.signal }));
  const queue = createQueue<ServerSentEvent>();
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const ended = isStream ? readOn(response.body!, queue.put).catch(() => 'cut') : Promise.resolve('no stream');
  void ended.then((how) => queue.end(how));
  return {
    status: response.status,
    headers: response.headers,
    json: async () => (await response.json()) as Awaited<ReturnType<EventStream['json']>>,
    take: (count) => queue.take(count),
    ended: () => within('the end of the stream', ended),
    cut: () => leaving.abort(),
  };
}

/** An operation as a POST. */
export function posted(query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return { method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json', ...headers } };
}

async function readOn(body: ReadableStream<Uint8Array>, put: (event: ServerSentEvent) => void): Promise<string> {
  let text = '';
  let last = '';
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      last = text.slice(0, end);
      text = text.slice(end + 2);
      const fields = new Map(last.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
      const [event, id, data] = ['event', 'id', 'data'].map((field) => fields.get(field));
      if (event !== undefined) put({ event, id, data: data ? (JSON.parse(data) as unknown) : undefined });
    }
  }
  return last;
}
