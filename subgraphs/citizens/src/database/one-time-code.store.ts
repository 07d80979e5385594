import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';
import { type CodeWindow, freshWindow, type IssuedCode } from '../domain/code/one-time-code.js';

/** The row of one owner and purpose. The digest hides who it is; rows of owners that do not exist look the same. */
export interface LockedCode {
  readonly digest: Buffer;
  readonly window: CodeWindow;
}

/**
 * Reads how many codes an owner was given and keeps the row locked until the transaction ends.
 * @param digests of owner and purpose under every accepted key, the key in use first.
 */
export async function lockCode(
  manager: EntityManager,
  [digest, ...formers]: readonly [Buffer, ...Buffer[]],
  { keyId, now }: { readonly keyId: string; readonly now: Date },
): Promise<LockedCode> {
  const fresh = freshWindow(now);
  // What was counted under a former key is forgotten: once in a rotation, five codes more.
  await manager.query('delete from one_time_code where digest = any($1::bytea[])', [formers]);
  const [row] = await manager.query<{ issued: number; window_ends_at: Date }[]>(
    `insert into one_time_code (digest, key_id, attempts_left, expires_at, issued, window_ends_at) values ($1, $2, 0, $3, 0, $4)
     on conflict (digest) do update set issued = one_time_code.issued
     returning issued, window_ends_at`,
    [digest, keyId, now, fresh.endsAt],
  );
  return { digest, window: row ? { issued: row.issued, endsAt: row.window_ends_at } : fresh };
}

/** What is stored of a code; nulls for an owner who does not exist: no code will ever fit. */
export interface CodeRow extends IssuedCode {
  readonly keyId: string;
  readonly accountId: string | null;
  readonly codeDigest: Buffer | null;
  /** The contact that the code confirms, when it is not the account's yet. */
  readonly sealedContact: Buffer | null;
}

/** Writes a code over the owner's former one. */
export async function saveCode(manager: EntityManager, digest: Buffer, code: CodeRow): Promise<void> {
  await manager.query(
    `update one_time_code set key_id = $2, account_id = $3, code_digest = $4, sealed_contact = $5, attempts_left = $6,
       expires_at = $7, issued = $8, window_ends_at = $9
     where digest = $1`,
    [
      digest,
      code.keyId,
      code.accountId,
      code.codeDigest,
      code.sealedContact,
      code.attemptsLeft,
      code.expiresAt,
      code.window.issued,
      code.window.endsAt,
    ],
  );
}

/** A code that may be tried. */
export interface TriedCode {
  readonly digest: Buffer;
  readonly keyId: string;
  readonly accountId: string | null;
  readonly codeDigest: Buffer | null;
  readonly sealedContact: Buffer | null;
}

/** Takes one attempt, committed before the code is looked at: a hundred attempts sent at once are counted as a hundred. */
export async function takeAttempt(database: Queryable, digests: readonly Buffer[], now: Date): Promise<TriedCode | null> {
  // The driver answers an update with its rows and their number.
  const [[row]] = await database.query<[TriedRow[], number]>(
    `update one_time_code set attempts_left = attempts_left - 1
     where digest = any($1::bytea[]) and attempts_left > 0 and expires_at > $2
     returning digest, key_id, account_id, code_digest, sealed_contact`,
    [digests, now],
  );
  if (!row) return null;
  const { digest, key_id, account_id, code_digest, sealed_contact } = row;
  return { digest, keyId: key_id, accountId: account_id, codeDigest: code_digest, sealedContact: sealed_contact };
}

/** Uses a code up; false when somebody else was faster with it. */
export async function useUpCode(manager: EntityManager, { digest, codeDigest }: TriedCode): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>(
    'update one_time_code set code_digest = null, sealed_contact = null, attempts_left = 0 where digest = $1 and code_digest = $2',
    [digest, codeDigest],
  );
  return count === 1;
}

/** Deletes a few rows whose time is over, as `sweepThrottles` does; a code may outlive the window it was counted in. */
export async function sweepCodes(manager: EntityManager, now: Date): Promise<void> {
  await manager.query(
    `delete from one_time_code where digest in
       (select digest from one_time_code where window_ends_at < $1 and expires_at < $1 order by window_ends_at limit 10 for update skip locked)`,
    [now],
  );
}

interface TriedRow {
  readonly digest: Buffer;
  readonly key_id: string;
  readonly account_id: string | null;
  readonly code_digest: Buffer | null;
  readonly sealed_contact: Buffer | null;
}
