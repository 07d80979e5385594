import type { EntityManager } from 'typeorm';

/** A filing as it is known to the table of keys: nothing in it can be read back. */
export interface IdempotentRequest {
  readonly keyHash: Buffer;
  readonly inputHash: Buffer;
  readonly reportId: string;
  readonly at: Date;
}

/** What an earlier request with the same key was. */
export interface EarlierRequest {
  readonly sameInput: boolean;
  readonly reportId: string;
}

/**
 * Takes a key for this transaction. Returns null when the key is new; otherwise what was done with it before. Of two
 * requests at once the later waits here until the earlier has committed (then it is a repeat) or failed (then the key
 * is free).
 */
export async function takeKey(manager: EntityManager, request: IdempotentRequest): Promise<EarlierRequest | null> {
  const { keyHash, inputHash, reportId, at } = request;
  const taken = await manager.query(
    `insert into idempotency_key (key_hash, input_hash, report_id, created_at) values ($1, $2, $3, $4)
     on conflict (key_hash) do nothing returning report_id`,
    [keyHash, inputHash, reportId, at],
  );
  if (taken.length > 0) return null;
  const [earlier] = await manager.query('select report_id, input_hash = $2 as same_input from idempotency_key where key_hash = $1', [
    keyHash,
    inputHash,
  ]);
  return { sameInput: earlier.same_input, reportId: earlier.report_id };
}
