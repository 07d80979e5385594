import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rawRequest } from './raw-request.js';
import { FIRST, NAMED, QUERY, startTwoParts, type TwoParts, withHeaders } from './two-part-graph.js';

const CODINGS = { zstd: zstdCompressSync, br: brotliCompressSync, gzip: gzipSync } as const;
type Coding = keyof typeof CODINGS;
const EACH = Object.keys(CODINGS) as Coding[];
const MAX_BYTES = 3_000_000;

const named = (name: string) => JSON.stringify({ data: { _entities: [{ __typename: 'Item', name }] } });
/** Text that nothing makes smaller than a third. */
const noise = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join('');
/** Spaces before an answer, far beyond what it may take. */
const bomb = () => Buffer.concat([Buffer.alloc(80_000_000, ' '), Buffer.from(named('bomb'))]);

describe('a compressed answer of a subgraph', () => {
  let graph: TwoParts;
  let bombs: Readonly<Record<Coding, Buffer>>;
  beforeAll(async () => {
    graph = await startTwoParts({ settings: { SUBGRAPH_COMPRESSION: 'true', SUBGRAPH_MAX_RESPONSE_BYTES: String(MAX_BYTES) } });
    const raw = bomb();
    const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
    bombs = { zstd: zstdCompressSync(raw), br: brotliCompressSync(raw, fast), gzip: gzipSync(raw, { level: 1 }) };
  });
  afterAll(() => graph?.stop());

  /** What two answers with, and what becomes of it. */
  const answeredWith = async (body: Buffer | string, coding: string | readonly string[], status = 200) => {
    graph.two.play((response) => {
      const codings = (typeof coding === 'string' ? [coding] : coding).flatMap((each) => ['content-encoding', each]);
      response.writeHead(status, ['content-type', 'application/json', ...codings]).end(body);
    });
    const { status: told, body: text } = await rawRequest(graph.url, QUERY);
    expect(told).toBe(200);
    const { data, errors = [] } = JSON.parse(String(text));
    expect(data.first.id).toBe('1');
    return { name: data.first.name, codes: errors.map((error: { extensions: { code: string } }) => error.extensions.code) };
  };

  it('is asked for when that is set, and only then', async () => {
    const silent = await startTwoParts();
    for (const { url, one } of [silent, graph]) {
      await rawRequest(url, QUERY, { 'accept-encoding': 'deflate' });
      expect(one.headers.at(-1)?.['accept-encoding']).toBe(one === graph.one ? 'zstd, br, gzip' : undefined);
    }
    await silent.stop();
  });

  it.each(EACH)('is read: %s, small, and so large that a thread does it', async (coding) => {
    for (const name of ['name', noise(400_000), noise(2_500_000)])
      expect(await answeredWith(CODINGS[coding](Buffer.from(named(name))), coding)).toEqual({ name, codes: [] });
  });

  it.each(EACH)('is read up to the last byte of its budget, and not one further: %s', async (coding) => {
    const room = MAX_BYTES - named('').length;
    for (const [length, codes] of [
      [room, []],
      [room + 1, ['SUBGRAPH_ANSWER_INVALID']],
    ] as const) {
      const name = 'x'.repeat(length);
      expect(await answeredWith(CODINGS[coding](Buffer.from(named(name))), coding)).toEqual({
        name: codes.length > 0 ? null : name,
        codes,
      });
    }
  });

  it.each(EACH)('that is a bomb is an error of its own part, and takes no memory: %s', async (coding) => {
    const before = process.memoryUsage.rss();
    let most = before;
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 1);
    for (let turn = 0; turn < 20; turn += 1)
      expect(await answeredWith(bombs[coding], coding)).toEqual({ name: null, codes: ['SUBGRAPH_ANSWER_INVALID'] });
    clearInterval(watching);
    expect(most - before).toBeLessThan(60_000_000);
  });

  const whole = gzipSync(named('name'));
  const damaged = Buffer.from(whole);
  damaged.fill(0x55, 12, 20);
  it.each<[string, Buffer | string, string | readonly string[]]>([
    ['cut in half (gzip)', whole.subarray(0, whole.length / 2), 'gzip'],
    ['cut by a byte (gzip)', whole.subarray(0, -1), 'gzip'],
    ['cut in half (br)', brotliCompressSync(named('name')).subarray(0, 20), 'br'],
    ['cut in half (zstd)', zstdCompressSync(named('name')).subarray(0, 20), 'zstd'],
    ['damaged', damaged, 'gzip'],
    ['nothing', '', 'gzip'],
    ['not what it says', named('name'), 'gzip'],
    ['of another coding', whole, 'br'],
    ['of a coding that nobody asked for', deflateSync(named('name')), 'deflate'],
    ['of a coding that there is not', named('name'), 'sesame'],
    ['of a coding of a prototype', named('name'), 'constructor'],
    ['coded twice', gzipSync(whole), 'gzip, gzip'],
    ['coded twice on two lines', gzipSync(whole), ['gzip', 'gzip']],
    ['of a window beyond what HTTP allows', zstdCompressSync(noise(20_000), { params: { [constants.ZSTD_c_windowLog]: 27 } }), 'zstd'],
  ])('that is %s is an error of its own part', async (_what, body, coding) => {
    expect(await answeredWith(body, coding)).toEqual({ name: null, codes: ['SUBGRAPH_ANSWER_INVALID'] });
    graph.two.play(withHeaders(NAMED));
    expect(JSON.parse(String((await rawRequest(graph.url, QUERY)).body))).toEqual({ data: { first: { id: '1', name: 'name' } } });
  });

  it('says that it is not coded, and is not', async () => {
    expect(await answeredWith(named('name'), 'identity')).toEqual({ name: 'name', codes: [] });
  });

  it('tells of errors under a status like any other', async () => {
    const failed = gzipSync(JSON.stringify({ data: null, errors: [{ message: 'x', extensions: { code: 'DATABASE_UNAVAILABLE' } }] }));
    expect(await answeredWith(failed, 'gzip', 503)).toEqual({ name: null, codes: ['DATABASE_UNAVAILABLE'] });
    graph.one.play(withHeaders(FIRST));
  });
});
