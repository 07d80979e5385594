import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { type ContentCoding, chooseCoding, encode } from './content-coding.js';

const DECODED = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync };

describe('the coding of an answer', () => {
  it.each<[string | undefined, ContentCoding | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['GZip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'zstd'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['gzip; q=0.5 , br ; q=0', 'gzip'],
    ['*', 'zstd'],
    ['*;q=0', undefined],
    ['zstd;q=0, *;q=0.1', 'br'],
    ['br;q=much', undefined],
    ['deflate, compress', undefined],
    ['__proto__, constructor', undefined],
  ])('that is chosen for %j is %j', (accepted, coding) => {
    expect(chooseCoding(accepted)).toBe(coding);
  });

  it.each(['zstd', 'br', 'gzip'] as const)('%s gives what was put in, at once or in a thread', async (coding) => {
    for (const text of ['selamat pagi '.repeat(1_000), 'é🏊'.repeat(200_000)]) {
      const body = await encode(Buffer.from(text), coding);
      expect(body.length).toBeLessThan(Buffer.byteLength(text) / 10);
      expect(DECODED[coding](body).toString()).toBe(text);
    }
  });
});
