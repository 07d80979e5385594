import { createHash } from 'node:crypto';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { checkIdempotencyKey } from '@lapor/schema/input/idempotency-key';
import type { EntityManager } from 'typeorm';
import { takeKey } from '../database/idempotency.store.js';

/** A request that its caller may send again. */
export interface OnceRequest {
  readonly command: string;
  /** Who asks; two callers' equal keys are two keys. */
  readonly subjectId: string;
  readonly key: string;
  /** What is asked, without the key. */
  readonly input: object;
  readonly reportId: string;
  readonly at: Date;
}

/**
 * Takes a caller's key for this transaction. Returns the report of the first request when this is its repetition,
 * null when it is the first. Call it after the report's row is locked, before anything is decided: a repetition is
 * answered although the report has moved on. Throws INPUT_INVALID or IDEMPOTENCY_KEY_REUSED.
 */
export async function takeOnce(manager: EntityManager, request: OnceRequest): Promise<string | null> {
  const { command, subjectId, key, input, reportId, at } = request;
  assertAllowed(checkIdempotencyKey(key));
  const keyHash = sha256([command, subjectId, key]);
  const earlier = await takeKey(manager, { keyHash, inputHash: sha256(sorted(input)), reportId, at });
  if (earlier && !earlier.sameInput) throw new RefusalError('IDEMPOTENCY_KEY_REUSED');
  return earlier?.reportId ?? null;
}

/** The fields in one order, whatever order they were sent in. */
function sorted(input: object): readonly (readonly [string, unknown])[] {
  return Object.entries(input)
    .filter(([name, value]) => name !== 'idempotencyKey' && value !== undefined && value !== null)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

function sha256(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
}
