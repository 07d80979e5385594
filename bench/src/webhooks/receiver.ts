import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { close, listen } from '@lapor/kit/http/listen';

/** A delivery as it came. */
export interface Delivery {
  /** The event's id. */
  readonly id: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

/** A server for many webhooks, each at a path of its own, that takes everything at once. */
export interface Receiver {
  urlOf(webhook: number): string;
  /** What has come to one of them. */
  at(webhook: number): readonly Delivery[];
  /** How many have come to all. */
  count(): number;
  forget(): void;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const deliveries = new Map<string, Delivery[]>();
  let count = 0;
  const server = createServer(async (request, response) => {
    await buffer(request);
    const at = performance.timeOrigin + performance.now();
    const path = request.url ?? '/';
    const found = deliveries.get(path) ?? [];
    deliveries.set(path, found);
    found.push({ id: String(request.headers['webhook-id']), at });
    count += 1;
    response.writeHead(204).end();
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    urlOf: (webhook) => `http://127.0.0.1:${port}/${webhook}`,
    at: (webhook) => deliveries.get(`/${webhook}`) ?? [],
    count: () => count,
    forget() {
      deliveries.clear();
      count = 0;
    },
    stop: () => close(server, 0),
  };
}
