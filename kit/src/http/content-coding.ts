import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync, zstdCompress, zstdCompressSync } from 'node:zlib';

/** A content coding that answers are written in (RFC 9110, 8.4.1; RFC 9659). */
export type ContentCoding = 'zstd' | 'br' | 'gzip';

/** In the order in which we like them: each by its fastest level, where they differ little in size and much in time. */
const LIKED: readonly ContentCoding[] = ['zstd', 'br', 'gzip'];

const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };
const GZIP = { level: 1 };

/** At once: a thread of zlib's costs more processor time than all of this does. */
const AT_ONCE = {
  zstd: (body: Buffer) => zstdCompressSync(body, ZSTD),
  br: (body: Buffer) => brotliCompressSync(body, BROTLI),
  gzip: (body: Buffer) => gzipSync(body, GZIP),
} satisfies Record<ContentCoding, (body: Buffer) => Buffer>;

const zstdInThread = promisify(zstdCompress);
const brotliInThread = promisify(brotliCompress);
const gzipInThread = promisify(gzip);
const IN_THREAD = {
  zstd: (body: Buffer) => zstdInThread(body, ZSTD),
  br: (body: Buffer) => brotliInThread(body, BROTLI),
  gzip: (body: Buffer) => gzipInThread(body, GZIP),
} satisfies Record<ContentCoding, (body: Buffer) => Promise<Buffer>>;

/** Beyond this others would wait too long for the event loop; about half a millisecond. */
const MOST_AT_ONCE_BYTES = 262_144;

/** Compresses an answer. */
export function encode(body: Buffer, coding: ContentCoding): Buffer | Promise<Buffer> {
  return body.length > MOST_AT_ONCE_BYTES ? IN_THREAD[coding](body) : AT_ONCE[coding](body);
}

/** The coding a client likes best, of those we have; undefined when it takes none or does not say (RFC 9110, 12.5.3). */
export function chooseCoding(acceptEncoding: string | undefined): ContentCoding | undefined {
  if (!acceptEncoding) return undefined;
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight) || 0);
  }
  let best: ContentCoding | undefined;
  let bestWeight = 0;
  for (const coding of LIKED) {
    const weight = weights.get(coding) ?? weights.get('*') ?? 0;
    if (weight > bestWeight) [best, bestWeight] = [coding, weight];
  }
  return best;
}
