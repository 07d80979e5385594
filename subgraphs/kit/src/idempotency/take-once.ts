import { createHash } from 'node:crypto';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { checkIdempotencyKey } from '@lapor/schema/input/idempotency-key';
import type { EntityManager } from 'typeorm';

/** A request that its caller may send again. */
export interface OnceRequest {
  readonly command: string;
  /** Who asks; two callers' equal keys are two keys. */
  readonly subjectId: string;
  /** The caller's own name for this request; null when it is not to be recognised. */
  readonly key: string | null;
  /** What is asked, without the key. */
  readonly input: object;
  /** What the request is about or makes: a repetition is answered with it. */
  readonly resultId: string;
  readonly at: Date;
}

/**
 * Takes a caller's key for this transaction. Returns the result of the first request when this is its repetition,
 * null when it is the first or has no key. Call it after the row in question is locked, before anything is decided:
 * a repetition is answered although the world has moved on. Of two requests at once the later waits here until the
 * earlier has committed (then it is a repetition) or failed (then the key is free).
 * Throws INPUT_INVALID or IDEMPOTENCY_KEY_REUSED.
 */
export async function takeOnce(manager: EntityManager, request: OnceRequest): Promise<string | null> {
  const { command, subjectId, key, input, resultId, at } = request;
  if (key === null) return null;
  assertAllowed(checkIdempotencyKey(key));
  const keyHash = sha256([command, subjectId, key]);
  const inputHash = sha256(sorted(input));
  const taken = await manager.query<unknown[]>(TAKE, [keyHash, inputHash, resultId, at]);
  if (taken.length > 0) return null;
  const [earlier] = await manager.query<{ result_id: string; same_input: boolean }[]>(READ, [keyHash, inputHash]);
  if (!earlier?.same_input) throw new RefusalError('IDEMPOTENCY_KEY_REUSED');
  return earlier.result_id;
}

const TAKE = `
  insert into idempotency_key (key_hash, input_hash, result_id, created_at) values ($1, $2, $3, $4)
  on conflict (key_hash) do nothing returning 1`;

const READ = 'select result_id, input_hash = $2 as same_input from idempotency_key where key_hash = $1';

/** The fields in one order, whatever order they were sent in. */
function sorted(input: object): readonly (readonly [string, unknown])[] {
  return Object.entries(input)
    .filter(([name, value]) => name !== 'idempotencyKey' && value !== undefined && value !== null)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

function sha256(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
}
