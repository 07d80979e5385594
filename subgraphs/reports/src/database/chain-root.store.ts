import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
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

/** The heads of the chains that grew behind one root's end up to another's, by type and id, as they were there. */
export async function* readHeads(database: Queryable, after: RootEnd, upTo: RootEnd): AsyncGenerator<ChainHead, void, undefined> {
  let [type, id] = ['', ''];
  for (;;) {
    const parameters = [after.upToTxid, after.upToPosition, upTo.upToTxid, upTo.upToPosition, type, id, PAGE];
    const page = await database.query<ChainHead[]>(READ_HEADS, parameters);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    [type, id] = [last.aggregateType, last.aggregateId];
  }
}

// collate "C": the order of the bytes, the same on every server, because the root depends on it.
const READ_HEADS = `
  select distinct on (aggregate_type collate "C", aggregate_id collate "C")
         aggregate_type as "aggregateType", aggregate_id as "aggregateId", sequence, hash
  from event_log
  where (txid, position) > ($1::text::xid8, $2::bigint) and (txid, position) <= ($3::text::xid8, $4::bigint)
    and (aggregate_type collate "C", aggregate_id collate "C") > ($5, $6)
  order by aggregate_type collate "C", aggregate_id collate "C", sequence desc
  limit $7`;
