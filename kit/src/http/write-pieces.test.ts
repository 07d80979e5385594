import { createServer, request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { close, listen } from './listen.js';
import { writePieces } from './write-pieces.js';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await close(server, 0);
  }
});

const serve = async (parts: AsyncIterable<string>, written = Promise.withResolvers<void>()) => {
  const server = createServer((_request, response) => {
    writePieces(response, { status: 200, headers: { 'content-type': 'multipart/mixed; boundary="-"' } }, parts).then(
      written.resolve,
      written.reject,
    );
  });
  servers.push(server);
  return { url: `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/`, written: written.promise };
};

describe('an answer of several parts', () => {
  it('gives each when it is there, also to a client that takes compressed answers', async () => {
    const second = Promise.withResolvers<void>();
    const { url } = await serve(
      (async function* () {
        yield 'first';
        await second.promise;
        yield 'second';
      })(),
    );
    const response = await fetch(url, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(response.headers.get('content-encoding')).toBe(null);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe('first');
    second.resolve();
    expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe('second');
    expect((await reader.read()).done).toBe(true);
  });

  it('is made no faster than the client reads, and no further when it has gone', async () => {
    let made = 0;
    let ended = false;
    const { url, written } = await serve(
      (async function* () {
        try {
          for (;;) {
            made += 1;
            yield 'x'.repeat(1_000_000);
          }
        } finally {
          ended = true;
        }
      })(),
    );
    const asking = request(url);
    const response = await new Promise<import('node:http').IncomingMessage>((resolve) => asking.once('response', resolve).end());
    response.once('error', () => undefined);
    await new Promise<void>((resolve) => response.once('readable', resolve));
    // Nothing is read: what waits for the client is bounded by the sockets' buffers.
    let before: number;
    do {
      before = made;
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    } while (made > before);
    expect(made).toBeLessThan(50);
    response.destroy();
    await written;
    expect(ended).toBe(true);
  });
});
