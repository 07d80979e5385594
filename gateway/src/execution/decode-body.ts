import { promisify } from 'node:util';
import { brotliDecompress, brotliDecompressSync, constants, gunzip, gunzipSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import { RefusalError } from '@lapor/kit/refusal';

/** What the gateway can read (RFC 9110, 8.4.1; RFC 9659), the one it likes best first. */
export const ACCEPTED_CODINGS = 'zstd, br, gzip';

interface Bounded {
  readonly maxOutputLength: number;
}

interface Decoder {
  readonly options: object;
  readonly atOnce: (body: Buffer, options: Bounded) => Buffer;
  readonly inThread: (body: Buffer, options: Bounded) => Promise<Buffer>;
}

const GZIP: Decoder = { options: {}, atOnce: gunzipSync, inThread: promisify<Buffer, Bounded, Buffer>(gunzip) };
/** A window of 8 MiB at most, as RFC 9659 wants it for HTTP: one of 2 GiB could be asked for. */
const ZSTD = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };
const DECODERS: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', GZIP],
  ['x-gzip', GZIP],
  ['br', { options: {}, atOnce: brotliDecompressSync, inThread: promisify<Buffer, Bounded, Buffer>(brotliDecompress) }],
  ['zstd', { options: ZSTD, atOnce: zstdDecompressSync, inThread: promisify<Buffer, Bounded, Buffer>(zstdDecompress) }],
]);

/** What is larger is decoded in a thread of zlib's: that costs a third of a millisecond, which keeps others waiting no longer. */
const MOST_AT_ONCE_BYTES = 1_048_576;

/**
 * Decodes an answer that came whole.
 * @param maxBytes the answer may take when it is decoded; more is never held in memory.
 * @throws {RefusalError} SUBGRAPH_ANSWER_INVALID when it is larger, cut off, no such coding, or coded in a way we do not read.
 */
export function decodeBody(body: Buffer, coding: string, maxBytes: number): Buffer | Promise<Buffer> {
  const name = coding.trim().toLowerCase();
  if (name === 'identity') return body;
  const decoder = DECODERS.get(name);
  if (!decoder) throw invalid();
  const first = Math.min(maxBytes, MOST_AT_ONCE_BYTES);
  try {
    return decoder.atOnce(body, { ...decoder.options, maxOutputLength: first });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE' || first === maxBytes) throw invalid();
  }
  return decoder.inThread(body, { ...decoder.options, maxOutputLength: maxBytes }).catch(() => Promise.reject(invalid()));
}

const invalid = () => new RefusalError('SUBGRAPH_ANSWER_INVALID');
