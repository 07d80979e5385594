import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { selfSigned } from '../environment/self-signed.js';
import { until, within } from '../environment/until.js';
import { type Http2Subgraph, type Http2SubgraphOptions, type Http2Trick, startHttp2Subgraph } from './http2-subgraph.js';
import { rawRequest } from './raw-request.js';
import { NAMED, QUERY, startTwoParts, type TwoParts } from './two-part-graph.js';

const UNAVAILABLE = 'SUBGRAPH_UNAVAILABLE';
const INVALID = 'SUBGRAPH_ANSWER_INVALID';
const TIMEOUT = 'SUBGRAPH_TIMEOUT';
const TYPE = { 'content-type': 'application/json' };
const LIMITS = { SUBGRAPH_TIMEOUT_MS: '1000', SUBGRAPH_MAX_RESPONSE_BYTES: '3000000' };

const well: Http2Trick = (response) => void response.writeHead(200, TYPE).end(JSON.stringify(NAMED));
const body =
  (text: string | Buffer): Http2Trick =>
  (response) =>
    void response.writeHead(200, TYPE).end(text);
const endless =
  (piece: string, pauseMs: number): Http2Trick =>
  (response) => {
    response.writeHead(200, TYPE);
    const write = () => {
      if (response.stream?.destroyed) return;
      if (pauseMs > 0) setTimeout(() => response.stream?.destroyed || response.write(piece, write), pauseMs);
      else response.write(piece, () => setImmediate(write));
    };
    write();
  };

let folder: string;
let caFile: string;
const tls = selfSigned();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapor-http2-'));
  caFile = join(folder, 'ca.pem');
  await writeFile(caFile, tls.cert);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const nameOf = async ({ url }: TwoParts) => {
  const { status, body: text } = await rawRequest(url, QUERY);
  expect(status).toBe(200);
  const { data, errors = [] } = JSON.parse(String(text));
  expect(data.first.id).toBe('1');
  return { name: data.first.name, codes: errors.map((error: { extensions: { code: string } }) => error.extensions.code) };
};
const SOUND = { name: 'name', codes: [] };

interface Started {
  readonly graph: TwoParts;
  readonly two: Http2Subgraph;
}
const start = async (served: Http2SubgraphOptions, settings: Record<string, string>, headers = {}): Promise<Started> => {
  const two = await startHttp2Subgraph(served);
  two.play(well);
  const graph = await startTwoParts({ twoUrl: two.url, settings: { ...LIMITS, ...settings }, options: headers });
  return { graph, two };
};
const stop = async (started: Started | undefined) => {
  await started?.graph.stop();
  await started?.two.stop();
};

/** What is hostile → what it is an error of, and how often it is asked for: what was not reached is asked for again. */
const TRICKS: readonly (readonly [string, Http2Trick, string, number])[] = [
  ['a stream that is reset', (response) => response.stream.close(2), UNAVAILABLE, 3],
  // Each once more by undici: what is refused was not begun (RFC 9113, 8.7).
  ['a stream that is refused', (response) => response.stream.close(7), UNAVAILABLE, 6],
  [
    'a stream that is reset within its body',
    (response) => {
      response.writeHead(200, TYPE);
      response.write('{"data":', () => response.stream.close(2));
    },
    UNAVAILABLE,
    3,
  ],
  ['a connection that is closed', (response) => response.stream.session?.destroy(), UNAVAILABLE, 3],
  ['a connection that is reset', (_response, request) => void request.stream.session?.socket.destroy(), UNAVAILABLE, 3],
  [
    'less than was promised',
    (response) => void response.writeHead(200, { ...TYPE, 'content-length': '1000' }).end(JSON.stringify(NAMED)),
    UNAVAILABLE,
    3,
  ],
  ['silence', () => undefined, TIMEOUT, 1],
  ['a head and then silence', (response) => response.stream.respond({ ':status': 200, ...TYPE }), TIMEOUT, 1],
  ['a slow drip', endless(' ', 20), TIMEOUT, 1],
  ['a body without end', endless(' '.repeat(600_000), 0), INVALID, 1],
  ['a body that is too large', body(' '.repeat(3_000_001)), INVALID, 1],
  ['no JSON', body('<p>'), INVALID, 1],
  ['no UTF-8', body(Buffer.from([0xff, 0xc0])), INVALID, 1],
  ['a list that is too long', body('{"data":{"_entities":[null,null]}}'), INVALID, 1],
  [
    'another media type',
    (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(JSON.stringify(NAMED)),
    INVALID,
    1,
  ],
  ['a redirect', (response) => void response.writeHead(307, { ...TYPE, location: '/other' }).end(JSON.stringify(NAMED)), INVALID, 1],
  ['status 503', (response) => void response.writeHead(503).end(), UNAVAILABLE, 3],
];

describe.each<[string, boolean]>([
  ['where TLS offers it', true],
  ['by prior knowledge', false],
])('a hostile subgraph over HTTP/2 %s', (_what, overTls) => {
  let started: Started;
  beforeAll(async () => {
    started = await start(
      overTls ? { tls } : {},
      overTls ? { SUBGRAPH_HTTP2: 'offered', SUBGRAPH_CA_FILE: caFile } : { SUBGRAPH_HTTP2: 'one=never, two=always' },
    );
  });
  afterAll(() => stop(started));

  it.each(TRICKS)('that answers with %s is an error of its own part', async (_trick, trick, code, times) => {
    const { graph, two } = started;
    // Sound answers between, so that it is not left in peace.
    for (let turn = 0; turn < 4; turn += 1) expect(await nameOf(graph)).toEqual(SOUND);
    two.versions.length = 0;
    two.play(trick);
    const began = performance.now();
    const answer = await nameOf(graph);
    two.play(well);
    expect(answer).toEqual({ name: null, codes: [code] });
    // Twice the limit, and what undici's clock, which ticks in seconds, may add.
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(two.versions).toEqual(Array.from({ length: times }, () => '2.0'));
    expect(await nameOf(graph)).toEqual(SOUND);
  });

  it('is told when the client has gone', async () => {
    const { graph, two } = started;
    const asked = Promise.withResolvers<void>();
    two.aborted.length = 0;
    two.play(() => asked.resolve());
    const client = new AbortController();
    const asking = fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
      signal: client.signal,
    });
    await within('the fetch', asked.promise);
    client.abort();
    await expect(asking).rejects.toThrow();
    await until('its stream is reset', () => two.aborted.length === 1);
    expect(two.aborted).toEqual([true]);
    two.play(well);
    expect(await nameOf(graph)).toEqual(SOUND);
  });

  it('may close its connection in peace at any time', async () => {
    const { graph, two } = started;
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await nameOf(graph)).toEqual(SOUND);
      for (const session of two.sessions) session.close();
      await until('it is closed', () => two.sessions.size === 0);
    }
    expect(await nameOf(graph)).toEqual(SOUND);
  });

  it('carries many fetches at one time on one connection', async () => {
    const { graph, two } = started;
    expect(await nameOf(graph)).toEqual(SOUND);
    const waiting: (() => void)[] = [];
    two.play((response, request) => void waiting.push(() => well(response, request)));
    const asking = Array.from({ length: 50 }, () => nameOf(graph));
    await until('all have come', () => waiting.length === 50);
    expect(two.sessions.size).toBe(1);
    two.play(well);
    for (const answer of waiting) answer();
    for (const answer of await Promise.all(asking)) expect(answer).toEqual(SOUND);
  });

  it('is left in peace after many failures', async () => {
    const { graph, two } = started;
    two.play((response) => response.stream.close(2));
    await until('nothing more is sent', async () => {
      two.versions.length = 0;
      expect(await nameOf(graph)).toEqual({ name: null, codes: [UNAVAILABLE] });
      return two.versions.length === 0;
    });
    two.play(well);
    await until('it is asked again', async () => (await nameOf(graph)).name === 'name');
  });
});

describe('HTTP/2 to subgraphs', () => {
  it.each([
    ['never', '1.1'],
    ['offered', '2.0'],
    ['always', '2.0'],
  ])('set to %s speaks %s with one that offers both', async (setting, version) => {
    const started = await start({ tls, allowHTTP1: true }, { SUBGRAPH_HTTP2: `two=${setting}`, SUBGRAPH_CA_FILE: caFile });
    expect(await nameOf(started.graph)).toEqual(SOUND);
    expect(started.two.versions).toEqual([version]);
    await stop(started);
  });

  it('is not spoken with one that does not offer it', async () => {
    const graph = await startTwoParts({ settings: { SUBGRAPH_HTTP2: 'offered' } });
    expect(await nameOf(graph)).toEqual({ name: 'name', codes: [] });
    expect(graph.two.headers.map(({ connection }) => connection)).toEqual(['keep-alive']);
    await graph.stop();
  });

  it.each(['never', 'offered'])('is spoken with nobody whose certificate is not known: %s', async (setting) => {
    const started = await start({ tls, allowHTTP1: true }, { SUBGRAPH_HTTP2: setting });
    expect(await nameOf(started.graph)).toEqual({ name: null, codes: [UNAVAILABLE] });
    expect(started.two.versions).toEqual([]);
    await stop(started);
  });

  it('carries headers by rule, and compressed answers', async () => {
    const headers = { headers: { toClients: [{ header: 'set-cookie', merge: 'all' as const }], toSubgraphs: [{ header: 'x-region' }] } };
    const settings = { SUBGRAPH_HTTP2: 'offered', SUBGRAPH_CA_FILE: caFile, SUBGRAPH_COMPRESSION: 'true' };
    const started = await start({ tls }, settings, headers);
    const given: unknown[] = [];
    started.two.play((response, request) => {
      given.push(request.headers['x-region'], request.headers['accept-encoding']);
      const cookies = { 'set-cookie': ['a=1', 'b=2'], 'content-encoding': 'gzip' };
      response.writeHead(200, { ...TYPE, ...cookies }).end(gzipSync(JSON.stringify(NAMED)));
    });
    const { body: text, valuesOf } = await rawRequest(started.graph.url, QUERY, { 'x-region': 'metro' });
    expect(JSON.parse(String(text))).toEqual({ data: { first: { id: '1', name: 'name' } } });
    expect(valuesOf('set-cookie')).toEqual(['a=1', 'b=2']);
    expect(given).toEqual(['metro', 'zstd, br, gzip']);
    await stop(started);
  });
});
