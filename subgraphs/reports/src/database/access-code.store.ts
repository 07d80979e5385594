import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { AttemptCount } from '../domain/access-code/attempt-limit.js';

/** A report's code as it is kept. */
export interface KeptAccessCode {
  readonly reportId: string;
  readonly codeHash: Buffer;
}

/** Writes reports' codes over the ones they had, which end with it. */
export async function saveAccessCodes(database: Queryable, codes: readonly KeptAccessCode[], issuedAt: Date): Promise<void> {
  await database.query(
    `insert into access_code (report_id, code_hash, issued_at)
     select report_id, code_hash, $3 from unnest($1::uuid[], $2::bytea[]) as code (report_id, code_hash)
     on conflict (report_id) do update set code_hash = excluded.code_hash, issued_at = excluded.issued_at`,
    [codes.map(({ reportId }) => reportId), codes.map(({ codeHash }) => codeHash), issuedAt],
  );
}

/** The report a code belongs to, with the hash as it is stored. */
export async function findAccessCode(database: Queryable, codeHash: Buffer): Promise<KeptAccessCode | null> {
  const [row] = await database.query<KeptAccessCode[]>(
    'select report_id as "reportId", code_hash as "codeHash" from access_code where code_hash = $1',
    [codeHash],
  );
  return row ?? null;
}

/**
 * Counts an attempt as failed before the code is looked up: a hundred sent at once are counted as a hundred. A window
 * that is over begins anew.
 */
export async function countAttempt(database: Queryable, digest: Buffer, windowSeconds: number, now: Date): Promise<AttemptCount> {
  const endsAt = new Date(now.getTime() + windowSeconds * 1000);
  const [row] = await database.query<{ failures: number; windowEndsAt: Date }[]>(
    `insert into access_code_attempt as known (digest, failures, window_ends_at) values ($1, 1, $2)
     on conflict (digest) do update set
       failures = case when known.window_ends_at <= $3 then 1 else known.failures + 1 end,
       window_ends_at = case when known.window_ends_at <= $3 then $2 else known.window_ends_at end
     returning failures, window_ends_at as "windowEndsAt"`,
    [digest, endsAt, now],
  );
  return row as AttemptCount;
}

/** Takes a counted attempt back: the code was right. */
export async function forgiveAttempt(database: Queryable, digests: readonly Buffer[]): Promise<void> {
  await database.query('update access_code_attempt set failures = failures - 1 where digest = any ($1) and failures > 0', [[...digests]]);
}

/** Deletes a few windows that are over: made-up codes cannot fill the table. */
export async function sweepAttempts(database: Queryable, now: Date): Promise<void> {
  await database.query(
    `delete from access_code_attempt where digest in
       (select digest from access_code_attempt where window_ends_at < $1 order by window_ends_at limit 10 for update skip locked)`,
    [now],
  );
}
