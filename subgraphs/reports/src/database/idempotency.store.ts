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
 * Takes keys for this transaction, in one order for everybody, so that two who take several do not wait for each other.
 * Returns what was done before with those that are not new, by their hex. Of two requests at once the later waits here
 * until the earlier has committed (then it is a repeat) or failed (then the key is free). No key is named twice.
 */
export async function takeKeys(
  manager: EntityManager,
  requests: readonly IdempotentRequest[],
): Promise<ReadonlyMap<string, EarlierRequest>> {
  const columns = [
    requests.map(({ keyHash }) => keyHash),
    requests.map(({ inputHash }) => inputHash),
    requests.map(({ reportId }) => reportId),
    requests.map(({ at }) => at),
  ];
  const taken = await manager.query<{ hash: Buffer }[]>(TAKE, columns);
  if (taken.length === requests.length) return new Map();
  const fresh = new Set(taken.map(({ hash }) => hash.toString('hex')));
  const known = requests.filter(({ keyHash }) => !fresh.has(keyHash.toString('hex')));
  const rows = await manager.query<{ hash: Buffer; reportId: string; inputHash: Buffer }[]>(READ, [known.map(({ keyHash }) => keyHash)]);
  const sent = new Map(known.map(({ keyHash, inputHash }) => [keyHash.toString('hex'), inputHash]));
  return new Map(
    rows.map(({ hash, reportId, inputHash }) => {
      const name = hash.toString('hex');
      return [name, { sameInput: sent.get(name)?.equals(inputHash) ?? false, reportId }];
    }),
  );
}

const TAKE = `
  insert into idempotency_key (key_hash, input_hash, report_id, created_at)
  select * from unnest($1::bytea[], $2::bytea[], $3::uuid[], $4::timestamptz[]) as request (key_hash, input_hash, report_id, created_at)
  order by key_hash
  on conflict (key_hash) do nothing returning key_hash as hash`;

const READ = `
  select key_hash as hash, report_id as "reportId", input_hash as "inputHash" from idempotency_key where key_hash = any($1::bytea[])`;
