import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HeaderRules } from '@lapor/gateway/headers/header-rules';
import { until } from '../environment/until.js';
import { cutOff, json, type Trick } from '../federation/hostile-subgraph.js';
import { rawRequest } from './raw-request.js';
import { FIRST, MUTATION, NAMED, QUERY, startTwoParts, type TwoParts, WRITTEN, withHeaders } from './two-part-graph.js';

const RULES: HeaderRules = {
  toClients: [
    { header: 'Set-Cookie', merge: 'all' },
    { header: 'x-first', merge: 'first' },
    { header: 'x-last', merge: 'last' },
    { header: 'x-of-two', merge: 'all', subgraph: 'two' },
    { header: 'cache-control', merge: 'lowest' },
  ],
};
const CHATTY = [
  ['Set-Cookie', 'a=1; Path=/'],
  ['SET-COOKIE', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT'],
  ['X-First', 'one'],
  ['x-last', 'one'],
  ['x-of-two', 'one'],
  ['x-of-nobody', 'secret'],
  ['Cache-Control', 'max-age=60'],
  ['WWW-Authenticate', 'Basic'],
  ['Location', 'http://evil.test'],
] as const;
const CHATTY_TOO = [
  ['set-cookie', 'c=3'],
  ['x-first', 'two'],
  ['x-last', 'two'],
  ['x-of-two', 'two'],
  ['cache-control', 'private, max-age=30'],
] as const;

/** Header lines that any answer of the gateway has. */
const USUAL = [
  ...['cache-control', 'x-content-type-options', 'referrer-policy', 'x-frame-options', 'content-type', 'content-length'],
  ...['lapor-request-id', 'date', 'connection'],
];
const unusual = (lines: readonly (readonly [string, string])[]) => lines.filter(([name]) => !USUAL.includes(name) && name !== 'keep-alive');

describe('headers of subgraphs', () => {
  let silent: TwoParts;
  let graph: TwoParts;
  beforeAll(async () => {
    [silent, graph] = await Promise.all([startTwoParts(), startTwoParts({ options: { headers: RULES } })]);
  });
  afterAll(async () => {
    await Promise.all([silent?.stop(), graph?.stop()]);
  });
  const play = ({ one, two }: TwoParts) => {
    one.play((response, body) => withHeaders(body.query.startsWith('mutation') ? WRITTEN : FIRST, ...CHATTY)(response, body));
    two.play(withHeaders(NAMED, ...CHATTY_TOO));
  };

  it('do not reach the client when there is no rule', async () => {
    play(silent);
    for (const query of [QUERY, QUERY, MUTATION]) {
      const { lines, valuesOf } = await rawRequest(silent.url, query);
      expect(unusual(lines)).toEqual([]);
      expect(valuesOf('cache-control')).toEqual(['no-store']);
    }
  });

  it('reach it by rule, cookies each on a line of its own; the same for a known operation', async () => {
    play(graph);
    for (const _turn of ['read by Apollo Server', 'known', 'known']) {
      const { status, lines, valuesOf } = await rawRequest(graph.url, QUERY);
      expect(status).toBe(200);
      expect(unusual(lines)).toEqual([
        ['set-cookie', 'a=1; Path=/'],
        ['set-cookie', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT'],
        ['set-cookie', 'c=3'],
        ['x-first', 'one'],
        ['x-last', 'two'],
        ['x-of-two', 'two'],
        ['vary', 'authorization'],
      ]);
      expect(valuesOf('cache-control')).toEqual(['private, max-age=30']);
    }
  });

  it('come with a mutation too, whose answer nobody may keep', async () => {
    play(graph);
    for (const _turn of [1, 2]) {
      const { valuesOf } = await rawRequest(graph.url, MUTATION);
      expect(valuesOf('set-cookie')).toHaveLength(3);
      expect(valuesOf('cache-control')).toEqual(['no-store']);
    }
  });

  it.each<[string, Trick, readonly string[], string | null]>([
    ['errors beside the data', withHeaders({ ...NAMED, errors: [{ message: 'x' }] }, ...CHATTY_TOO), ['c=3'], 'name'],
    ['errors and no data', withHeaders({ data: null, errors: [{ message: 'x' }] }, ...CHATTY_TOO), ['c=3'], null],
    ['nothing to use', (response) => response.writeHead(200, [['set-cookie', 'c=3']].flat()).end('<p>'), [], null],
    ['a body cut off', cutOff('{', 100), [], null],
  ])('come with an answer that has %s, as far as it can be used, and nobody may keep it', async (_what, trick, cookies, name) => {
    play(graph);
    graph.two.play(trick);
    for (const _turn of [1, 2]) {
      const { status, body, valuesOf } = await rawRequest(graph.url, QUERY);
      expect(status).toBe(200);
      expect(JSON.parse(String(body))).toMatchObject({ data: { first: { id: '1', name } }, errors: [{}] });
      expect(valuesOf('set-cookie').slice(2)).toEqual(cookies);
      expect(valuesOf('cache-control')).toEqual(['no-store']);
    }
  });

  it('may not say that an answer can be kept of which another part says nothing', async () => {
    play(graph);
    graph.two.play(json(NAMED));
    expect((await rawRequest(graph.url, QUERY)).valuesOf('cache-control')).toEqual(['no-store']);
  });

  it('of names in other letters are the same, and of names of prototypes are nothing', async () => {
    play(graph);
    graph.one.play(withHeaders(FIRST, ['sEt-CoOkIe', 'd=4'], ['__proto__', 'x'], ['constructor', 'y'], ['X-FIRST', 'v'], ['x-last', 'é']));
    graph.two.play(withHeaders(NAMED));
    const { lines } = await rawRequest(graph.url, QUERY);
    expect(unusual(lines)).toEqual([
      ['set-cookie', 'd=4'],
      ['x-first', 'v'],
    ]);
  });

  it('of huge size are left out, or are the error of their subgraph, and nothing else is lost', async () => {
    play(graph);
    const cookie = (name: string, length: number) => ['set-cookie', `${name}=${'x'.repeat(length - name.length - 1)}`] as const;
    graph.two.play(withHeaders(NAMED));
    graph.one.play(withHeaders(FIRST, cookie('large', 4_097), cookie('a', 4_096), cookie('b', 4_000), cookie('c', 100), cookie('d', 96)));
    const names = ({ valuesOf }: Awaited<ReturnType<typeof rawRequest>>) => valuesOf('set-cookie').map((value) => value.split('=')[0]);
    expect(names(await rawRequest(graph.url, QUERY))).toEqual(['a', 'b', 'd']);
    graph.one.play(withHeaders(FIRST, cookie('huge', 100_000)));
    const { body, valuesOf } = await rawRequest(graph.url, QUERY);
    expect(JSON.parse(String(body))).toMatchObject({ data: { first: null }, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] });
    expect(valuesOf('set-cookie')).toEqual([]);
  });
});

describe('a header of a subgraph', () => {
  let graph: TwoParts;
  beforeAll(async () => {
    graph = await startTwoParts({ options: { headers: RULES } });
  });
  afterAll(() => graph?.stop());

  // A write is not sent again, and seven failures are too few for the subgraph to be left in peace.
  it.each<[string, string]>([
    ['a line feed', 'x\nx-evil: 1'],
    ['a carriage return', 'x\rx-evil: 1'],
    ['both', 'x\r\nx-evil: 1'],
    ['a second answer', 'x\r\n\r\nHTTP/1.1 200 OK\r\nx-evil: 1\r\n\r\n'],
    ['a folded line', 'x\r\n x-evil: 1'],
    ['a zero', 'x\u0000x-evil: 1'],
    ['a bell', 'x\u0007'],
  ])('cannot bring %s in a value', async (_what, value) => {
    const body = JSON.stringify(WRITTEN);
    graph.one.play((response) => {
      const length = `content-length: ${Buffer.byteLength(body)}`;
      response.socket?.end(
        Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${length}\r\nset-cookie: ${value}\r\n\r\n${body}`, 'latin1'),
      );
    });
    const wire = await wholeWire(graph.url, 'mutation { write { id text } }');
    expect(wire).not.toMatch(/^x-evil/im);
    expect(wire.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
    expect(wire).toContain('"write":');
  });
});

describe('headers that come with an answer for many', () => {
  it.each([false, true])('are told to many by rules that say so alone: %s', async (shared) => {
    const headers: HeaderRules = { toClients: [{ header: 'set-cookie', merge: 'all', shared }] };
    const graph = await startTwoParts({ options: { headers }, settings: { SHARE_QUERIES: 'true' } });
    try {
      const cookies = withHeaders(FIRST, ['set-cookie', 'a=1']);
      const waiting: (() => void)[] = [];
      graph.one.play((response, body) => void waiting.push(() => cookies(response, body)));
      const asking = Array.from({ length: 5 }, () => rawRequest(graph.url, QUERY));
      await until('one of them asks', () => waiting.length > 0);
      // All have arrived when what was sent last is answered: it is not asked in vain for anything that waits.
      await Promise.all(Array.from({ length: 5 }, () => rawRequest(graph.url, '{ __typename }')));
      for (const answer of waiting.splice(0)) answer();
      const answers = await Promise.all(asking);
      expect(graph.one.asked).toHaveLength(1);
      expect(answers.map(({ valuesOf }) => valuesOf('set-cookie'))).toEqual(answers.map(() => (shared ? ['a=1'] : [])));

      graph.one.play(cookies);
      expect((await rawRequest(graph.url, QUERY)).valuesOf('set-cookie')).toEqual(['a=1']);
    } finally {
      await graph.stop();
    }
  });
});

/** Everything that comes over a connection until it is closed. */
function wholeWire(url: string, query: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query });
  return new Promise((resolve, reject) => {
    let wire = '';
    const socket = connect(Number(port), hostname).setEncoding('latin1');
    socket.on('data', (piece) => {
      wire += piece;
    });
    socket.once('end', () => resolve(wire));
    socket.once('error', reject);
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  });
}
