import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { close, listen } from '@lapor/kit/http/listen';
import { readBody } from '@lapor/kit/http/respond';
import type { StubSubgraph } from './stub-subgraph.js';

/** Writes whatever it likes. */
export type Trick = (response: ServerResponse, body: StubSubgraph['asked'][number]) => void;

export interface HostileSubgraph extends StubSubgraph {
  /** The headers of every request, with those of `asked`. */
  readonly headers: IncomingHttpHeaders[];
  /** What it answers with from now on. */
  play(trick: Trick): void;
}

/** A subgraph of which nothing can be taken for granted, behind a real socket. */
export async function startHostileSubgraph(): Promise<HostileSubgraph> {
  let trick: Trick = json({});
  const asked: StubSubgraph['asked'] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    response.on('error', () => undefined);
    const body = JSON.parse(String(await readBody(request, 10_000_000)));
    asked.push(body);
    headers.push(request.headers);
    trick(response, body);
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    asked,
    headers,
    play: (next) => {
      trick = next;
    },
    stop: () => {
      server.closeAllConnections();
      return close(server, 0);
    },
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** An answer of any bytes. */
export function raw(body: string | Buffer, status = 200, headers: Readonly<Record<string, string>> = { 'content-type': JSON_TYPE }): Trick {
  return (response) => response.writeHead(status, headers).end(body);
}

export function json(body: unknown, status = 200): Trick {
  return raw(JSON.stringify(body), status);
}

/** One piece after another, each when the one before has gone, for as long as somebody listens. */
export function endless(piece: string, pauseMs: number): Trick {
  return (response) => {
    response.writeHead(200, { 'content-type': JSON_TYPE });
    const write = () => {
      if (response.destroyed) return;
      if (pauseMs > 0) setTimeout(() => response.write(piece, write), pauseMs);
      else response.write(piece, () => setImmediate(write));
    };
    write();
  };
}

/** Less than was promised. */
export function cutOff(body: string, promised: number): Trick {
  return (response) => {
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': promised });
    response.write(body, () => response.socket?.destroy());
  };
}
