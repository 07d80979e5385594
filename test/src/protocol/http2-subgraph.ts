import { createSecureServer, createServer, type Http2ServerRequest, type Http2ServerResponse, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { SelfSigned } from '../environment/self-signed.js';

export type Http2Trick = (response: Http2ServerResponse, request: Http2ServerRequest) => void;

/** A subgraph over HTTP/2, of which nothing can be taken for granted. */
export interface Http2Subgraph {
  readonly url: string;
  /** The versions of HTTP of the requests, in order. */
  readonly versions: string[];
  /** Of each stream that has ended, whether the other side has reset it before it was answered. */
  readonly aborted: boolean[];
  /** Sessions that are open. */
  readonly sessions: ReadonlySet<ServerHttp2Session>;
  play(trick: Http2Trick): void;
  stop(): Promise<void>;
}

export interface Http2SubgraphOptions {
  /** Given for TLS; without it, HTTP/2 is spoken from the first byte. */
  readonly tls?: SelfSigned;
  /** Also HTTP/1.1 over TLS, for who does not offer the other. */
  readonly allowHTTP1?: boolean;
}

export async function startHttp2Subgraph({ tls, allowHTTP1 = false }: Http2SubgraphOptions): Promise<Http2Subgraph> {
  let trick: Http2Trick = (response) => response.end();
  const versions: string[] = [];
  const aborted: boolean[] = [];
  const sessions = new Set<ServerHttp2Session>();
  const server = tls ? createSecureServer({ ...tls, allowHTTP1 }) : createServer();
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.on('error', () => undefined);
    session.once('close', () => sessions.delete(session));
  });
  server.on('request', (request: Http2ServerRequest, response: Http2ServerResponse) => {
    versions.push(request.httpVersion);
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    response.stream?.once('close', () => aborted.push(request.aborted));
    request.resume();
    request.once('end', () => trick(response, request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/graphql`,
    versions,
    aborted,
    sessions,
    play: (next) => {
      trick = next;
    },
    async stop() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
