import { createHash } from 'node:crypto';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Position } from './position.js';

/**
 * A position as a client holds it: opaque, valid for one stream only (a desk's cursor must not open a report's
 * stream at a place that means something else there), and the same after every restart. Who takes it apart reads the
 * transaction and the number of that event in the whole log: gaps tell that something happened somewhere. Never give
 * anybody the cursor of an event that is hidden from them.
 */
export function encodeCursor(stream: string, position: Position): string {
  return Buffer.from(`1.${streamTag(stream)}.${position.txid}.${position.number}`).toString('base64url');
}

const MAX_XID8 = 2n ** 64n - 1n;
const MAX_BIGINT = 2n ** 63n - 1n;

/** Reads a cursor given by a client. */
export function decodeCursor(stream: string, cursor: string): { ok: true; position: Position } | Refusal {
  const match = /^1\.([\w-]{8})\.(\d{1,20})\.(\d{1,19})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match) return refuse('CURSOR_INVALID');
  const [, tag, txid, number] = match as unknown as [string, string, string, string];
  if (tag !== streamTag(stream)) return refuse('CURSOR_MISMATCH');
  const position = { txid: BigInt(txid), number: BigInt(number) };
  // Anybody can write a cursor: what the columns cannot hold must not reach the database.
  return position.txid > MAX_XID8 || position.number > MAX_BIGINT ? refuse('CURSOR_INVALID') : { ok: true, position };
}

let latest: { readonly stream: string; readonly tag: string } | undefined;

/** Remembered, because whoever catches up is given thousands of one stream. */
function streamTag(stream: string): string {
  if (latest?.stream !== stream) latest = { stream, tag: createHash('sha256').update(stream).digest('base64url').slice(0, 8) };
  return latest.tag;
}
