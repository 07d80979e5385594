import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rawRequest } from './raw-request.js';
import { startTwoParts, type TwoParts, withHeaders } from './two-part-graph.js';

const DECODED = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync };
const QUERY = '{ first { text } }';
const textOf = (length: number) => 'laporan '.repeat(length / 8);

describe('an answer to a client', () => {
  let graph: TwoParts;
  let plain: TwoParts;
  beforeAll(async () => {
    [graph, plain] = await Promise.all([startTwoParts(), startTwoParts({ settings: { COMPRESS_FROM_BYTES: 'never' } })]);
  });
  afterAll(async () => {
    await Promise.all([graph?.stop(), plain?.stop()]);
  });
  const play = ({ one }: TwoParts, text: string, errors: readonly object[] = []) =>
    one.play((response, body) => {
      const write = body.query.startsWith('mutation');
      const item = { __typename: 'Item', id: '1', text };
      withHeaders({ data: write ? { write: item } : { first: item }, ...(errors.length > 0 ? { errors } : {}) })(response, body);
    });

  it.each(['zstd', 'br', 'gzip'] as const)('that is large is compressed by %s, and says the same', async (coding) => {
    for (const length of [16_000, 400_000]) {
      play(graph, textOf(length));
      for (const _turn of ['read by Apollo Server', 'known']) {
        const whole = await rawRequest(graph.url, QUERY);
        expect([whole.valuesOf('content-encoding'), whole.valuesOf('vary')]).toEqual([[], ['accept-encoding']]);
        const { lines, body, valuesOf } = await rawRequest(graph.url, QUERY, { 'accept-encoding': `deflate, ${coding}` });
        expect([valuesOf('content-encoding'), valuesOf('vary')]).toEqual([[coding], ['accept-encoding']]);
        expect(valuesOf('content-length')).toEqual([String(body.length)]);
        expect(body.length).toBeLessThan(whole.body.length / 10);
        expect(DECODED[coding](body).equals(whole.body)).toBe(true);
        const names = (all: typeof lines) => all.map(([name]) => name).filter((name) => name !== 'content-encoding');
        expect(names(lines).sort()).toEqual(names(whole.lines).sort());
      }
    }
  });

  it('that tells of errors beside its data is compressed as well', async () => {
    play(graph, textOf(16_000), [{ message: 'x' }]);
    const { body, valuesOf } = await rawRequest(graph.url, QUERY, { 'accept-encoding': 'gzip' });
    expect(valuesOf('content-encoding')).toEqual(['gzip']);
    expect(JSON.parse(String(gunzipSync(body)))).toMatchObject({ data: { first: {} }, errors: [{ extensions: { code: 'INTERNAL' } }] });
  });

  it.each<[string, number, string | undefined, string]>([
    ['is small', 4_000, 'gzip, br', QUERY],
    ['goes to who does not say', 16_000, undefined, QUERY],
    ['goes to who takes no coding of ours', 16_000, 'deflate, gzip;q=0', QUERY],
    ['is of a mutation, where secrets stand', 16_000, 'gzip, br, zstd', 'mutation { write { text } }'],
  ])('that %s is written as it is', async (_what, length, accepted, query) => {
    play(graph, textOf(length));
    for (const _turn of [1, 2]) {
      const { body, valuesOf } = await rawRequest(graph.url, query, accepted === undefined ? {} : { 'accept-encoding': accepted });
      expect(valuesOf('content-encoding')).toEqual([]);
      expect(JSON.parse(String(body))).toMatchObject({ data: {} });
    }
  });

  it('is never compressed where that is set', async () => {
    play(plain, textOf(16_000));
    for (const _turn of [1, 2]) {
      const { body, lines } = await rawRequest(plain.url, QUERY, { 'accept-encoding': 'gzip' });
      expect(lines.filter(([name]) => name === 'content-encoding' || name === 'vary')).toEqual([]);
      expect(JSON.parse(String(body)).data.first.text).toHaveLength(16_000);
    }
  });
});
