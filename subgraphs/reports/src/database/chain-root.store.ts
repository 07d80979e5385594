import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { DataSource } from 'typeorm';
import type { ChainHead, ChainRoot } from '../domain/audit/chain-root.js';

/** A root as it is published. */
export interface SignedRoot extends ChainRoot {
  readonly signature: Buffer;
  /** The public Ed25519 key, base64url (RFC 8037 `x`). */
  readonly publicKey: string;
  readonly signedAt: Date;
}

const COLUMNS = `number, day::text, up_to_txid::text as "upToTxid", up_to_position::text as "upToPosition", chains,
  previous_root as "previousRoot", root, signature, public_key as "publicKey", signed_at as "signedAt"`;

/** The latest roots, newest first, behind a number. */
export function findRoots(database: Queryable, first: number, before: number | null): Promise<readonly SignedRoot[]> {
  return database.query<SignedRoot[]>(
    `select ${COLUMNS} from chain_root where $2::bigint is null or number < $2::bigint order by number desc limit $1`,
    [first, before],
  );
}

/** All roots, first to last. */
export function findAllRoots(database: Queryable): Promise<readonly SignedRoot[]> {
  return database.query<SignedRoot[]>(`select ${COLUMNS} from chain_root order by number`);
}

/** Writes a root. False when another instance was first. */
export async function insertRoot(database: Queryable, root: SignedRoot): Promise<boolean> {
  const rows = await database.query<unknown[]>(
    `insert into chain_root (number, day, up_to_txid, up_to_position, chains, previous_root, root, signature, public_key, signed_at)
     values ($1, $2, $3::text::xid8, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning number`,
    [
      root.number,
      root.day,
      root.upToTxid,
      root.upToPosition,
      root.chains,
      root.previousRoot,
      root.root,
      root.signature,
      root.publicKey,
      root.signedAt,
    ],
  );
  return rows.length === 1;
}

/** Where a root ends in the log. */
export type RootEnd = Pick<ChainRoot, 'upToTxid' | 'upToPosition'>;

const PAGE = 5_000;

/**
 * The heads of the chains that grew behind one root's end up to another's, by type and id, as they were there. They are
 * sorted once and read through a cursor: the first root of a large log is over all its chains.
 */
export async function* readHeads(database: DataSource, after: RootEnd, upTo: RootEnd): AsyncGenerator<ChainHead, void, undefined> {
  const runner = database.createQueryRunner();
  await runner.startTransaction();
  try {
    // It only reads, so it has no transaction id and holds no reader of the log back, however long it takes.
    await runner.query(NO_TIMEOUTS);
    await runner.query(DECLARE_HEADS, [after.upToTxid, after.upToPosition, upTo.upToTxid, upTo.upToPosition]);
    for (;;) {
      const page: ChainHead[] = await runner.query(`fetch ${PAGE} from heads`);
      yield* page;
      if (page.length < PAGE) return;
    }
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

// transaction_timeout is known from PostgreSQL 17 on.
const NO_TIMEOUTS = `select set_config(name, '0', true) from pg_settings
  where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')`;

// collate "C": the order of the bytes, the same on every server, because the root depends on it.
const DECLARE_HEADS = `
  declare heads no scroll cursor for
  select distinct on (aggregate_type collate "C", aggregate_id collate "C")
         aggregate_type as "aggregateType", aggregate_id as "aggregateId", sequence, hash
  from event_log
  where (txid, position) > ($1::text::xid8, $2::bigint) and (txid, position) <= ($3::text::xid8, $4::bigint)
  order by aggregate_type collate "C", aggregate_id collate "C", sequence desc`;
