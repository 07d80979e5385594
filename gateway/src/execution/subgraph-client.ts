import { Pool } from 'undici';
import { Deadlines } from './deadlines.js';
import { ACCEPTED_CODINGS, decodeBody } from './decode-body.js';
import type { Ending } from './ending.js';
import { type ExchangeOptions, exchange, type WholeAnswer } from './exchange.js';
import type { RequestBody, SubgraphAnswer, SubgraphRequest } from './execution.js';
import { readAnswer } from './subgraph-answer.js';

export interface SubgraphClientOptions {
  /** The subgraph's GraphQL address. */
  readonly url: string;
  readonly connections: number;
  /** For the whole answer, the wait for a connection included. */
  readonly timeoutMs: number;
  /** As it comes, and as it is when it is decoded. */
  readonly maxResponseBytes: number;
  /** Whether compressed answers are asked for. They are read in any case. */
  readonly compression?: boolean;
  /** Whether the headers of answers are kept, for the rules that pass some on. */
  readonly keepHeaders?: boolean;
  readonly transport?: SubgraphTransport;
}

/** How a subgraph is connected to. */
export interface SubgraphTransport {
  /** HTTP/2 never, where TLS offers it, or always: without TLS too, as something that was agreed on (RFC 9113, 3.3). */
  readonly http2?: 'never' | 'offered' | 'always';
  /** Certificates, in PEM, of who signs for subgraphs; in place of those that the runtime trusts. */
  readonly ca?: string;
}

/** Names and values in turns; no name twice. */
export type HeaderList = readonly string[];

/** Keeps connections to one subgraph and sends fetches over them. */
export interface SubgraphClient {
  /** Throws a RefusalError: SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT, SUBGRAPH_ANSWER_INVALID or REQUEST_TIMEOUT. */
  post(body: RequestBody, headers: HeaderList, ending: Ending, take?: SubgraphRequest['take']): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { url, timeoutMs, maxResponseBytes: maxBytes, compression, keepHeaders } = options;
  const { origin, pathname } = new URL(url);
  const pool = openPool(origin, options);
  const own = ['content-type', 'application/json', 'accept', 'application/json'];
  if (compression) own.push('accept-encoding', ACCEPTED_CODINGS);
  const readDecoded = ({ status, headers }: WholeAnswer, body: Buffer, take: SubgraphRequest['take']): SubgraphAnswer => {
    const answer = readAnswer({ status, contentType: headers['content-type'], body }, take);
    return keepHeaders ? { ...answer, headers } : answer;
  };
  const read: ExchangeOptions['read'] = (whole, take) => {
    const coding = whole.headers['content-encoding'];
    const decoded = coding === undefined ? whole.body : decodeBody(whole.body, String(coding), maxBytes);
    return Buffer.isBuffer(decoded) ? readDecoded(whole, decoded, take) : decoded.then((body) => readDecoded(whole, body, take));
  };
  const exchangeOptions = { deadlines: new Deadlines(timeoutMs), maxBytes, read };
  return {
    post: (body, given, ending, take) =>
      exchange(pool, { method: 'POST', path: pathname, headers: own.concat(given), body }, exchangeOptions, ending, take),
    close: () => pool.close(),
  };
}

/** Redirects are not followed: an answer comes from the subgraph that was asked or not at all (OWASP ASVS 5.0, 15.3.2). */
function openPool(origin: string, { connections, timeoutMs, transport: { http2 = 'never', ca } = {} }: SubgraphClientOptions): Pool {
  const isCleartext = origin.startsWith('http:');
  return new Pool(origin, {
    connections,
    pipelining: 1,
    // Each exchange has a deadline of its own: by undici's timers a piece now and then would keep one alive for ever.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: http2 !== 'never',
    ...(http2 === 'always' && isCleartext && { useH2c: true }),
    // Of what a subgraph speaks it is to take HTTP/2; by itself undici would like HTTP/1.1 better.
    connect: { timeout: timeoutMs, ...(ca !== undefined && { ca }), ...(http2 !== 'never' && { preferH2: true }) },
  });
}
