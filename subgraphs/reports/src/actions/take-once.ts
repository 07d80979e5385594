import { createHash } from 'node:crypto';
import { assertAllowed } from '@lapor/kit/refusal';
import { checkIdempotencyKey } from '@lapor/schema/input/idempotency-key';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { takeKeys } from '../database/idempotency.store.js';

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

/** What a caller's key came to: it is new, it was sent before (for which report), or it was sent with something else. */
export type Once = { readonly ok: true; readonly earlier: string | null } | Refusal;

/**
 * Takes a caller's key for this transaction. Returns the report of the first request when this is its repetition,
 * null when it is the first. Call it after the report's row is locked, before anything is decided: a repetition is
 * answered although the report has moved on. Throws INPUT_INVALID or IDEMPOTENCY_KEY_REUSED.
 */
export async function takeOnce(manager: EntityManager, request: OnceRequest): Promise<string | null> {
  assertAllowed(checkIdempotencyKey(request.key));
  const [once] = await takeEachOnce(manager, [request]);
  if (!once) throw new Error('a request makes an answer');
  assertAllowed(once);
  return once.earlier;
}

/** The same for several requests, answered in their order; their keys are checked and all different (`nameOfRequest`). */
export async function takeEachOnce(manager: EntityManager, requests: readonly OnceRequest[]): Promise<readonly Once[]> {
  const hashed = requests.map((request) => ({
    keyHash: keyHashOf(request),
    inputHash: sha256(sorted(request.input)),
    reportId: request.reportId,
    at: request.at,
  }));
  const known = await takeKeys(manager, hashed);
  return hashed.map(({ keyHash }) => {
    const earlier = known.get(keyHash.toString('hex'));
    if (earlier && !earlier.sameInput) return refuse('IDEMPOTENCY_KEY_REUSED');
    return { ok: true, earlier: earlier?.reportId ?? null };
  });
}

/** By what a request is known again; two with one name are the same request, or should have been. */
export function nameOfRequest(request: Pick<OnceRequest, 'command' | 'subjectId' | 'key'>): string {
  return keyHashOf(request).toString('hex');
}

function keyHashOf({ command, subjectId, key }: Pick<OnceRequest, 'command' | 'subjectId' | 'key'>): Buffer {
  return sha256([command, subjectId, key]);
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
