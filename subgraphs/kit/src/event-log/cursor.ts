import { createHash } from 'node:crypto';
import type { Refusal } from '@lapor/kit/refusal';
import { refuse } from '@lapor/kit/refusal';
import type { Position } from './position.js';

/**
 * A position as a client holds it: opaque, valid for one stream only (a desk's cursor must not open a report's
 * stream at a place that means something else there), and the same after every restart.
 */
export function encodeCursor(stream: string, position: Position): string {
  return Buffer.from(`1.${streamTag(stream)}.${position.txid}.${position.number}`).toString('base64url');
}

/** Reads a cursor given by a client. */
export function decodeCursor(stream: string, cursor: string): { ok: true; position: Position } | Refusal {
  const match = /^1\.([\w-]{8})\.(\d{1,20})\.(\d{1,19})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match) return refuse('CURSOR_INVALID');
  const [, tag, txid, number] = match as unknown as [string, string, string, string];
  if (tag !== streamTag(stream)) return refuse('CURSOR_MISMATCH');
  return { ok: true, position: { txid: BigInt(txid), number: BigInt(number) } };
}

function streamTag(stream: string): string {
  return createHash('sha256').update(stream).digest('base64url').slice(0, 8);
}
