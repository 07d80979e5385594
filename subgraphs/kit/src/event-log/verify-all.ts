import type { Aggregate } from './event.js';
import type { Queryable } from './read.js';
import { CHAIN_COLUMNS, type ChainHeadRow, type LinkRow, type Verification, verifyLinks } from './verify.js';

/** All chains of a database, or the first link that does not hold. */
export type AllVerification =
  | { readonly ok: true; readonly chains: number; readonly events: number }
  | (Extract<Verification, { ok: false }> & { readonly aggregate: Aggregate });

const PAGE = 500;

type Head = ChainHeadRow & { readonly type: string; readonly id: string };

/** Recomputes every chain of a database, some hundred with two statements. */
export async function verifyAllChains(database: Queryable): Promise<AllVerification> {
  let last: Head | undefined;
  let events = 0;
  let chains = 0;
  do {
    const heads: readonly Head[] = await database.query<Head[]>(READ_HEADS, [last?.type ?? '', last?.id ?? '', PAGE]);
    const links = Map.groupBy(await database.query<Owned[]>(READ_LINKS, [[...new Set(heads.map(({ id }) => id))]]), keyOf);
    for (const head of heads) {
      const result = verifyLinks(head, links.get(keyOf(head)) ?? [], head);
      if (!result.ok) return { ...result, aggregate: { type: head.type, id: head.id } };
      events += result.length;
      chains += 1;
    }
    last = heads.at(-1);
  } while (last);
  const [stray] = await database.query<Head[]>(FIND_STRAY);
  if (stray) return { ok: false, aggregate: { type: stray.type, id: stray.id }, sequence: stray.sequence, reason: 'CUT_OFF' };
  return { ok: true, chains, events };
}

type Owned = LinkRow & Pick<Head, 'id'> & { readonly aggregate_type: string };

function keyOf(row: { readonly id: string; readonly type: string } | Owned): string {
  return JSON.stringify(['aggregate_type' in row ? row.aggregate_type : row.type, row.id]);
}

const READ_HEADS = `
  select aggregate_type as type, aggregate_id as id, sequence, hash from event_chain
  where (aggregate_type, aggregate_id) > ($1, $2) order by aggregate_type, aggregate_id limit $3`;

const READ_LINKS = `
  select aggregate_type, aggregate_id as id, ${CHAIN_COLUMNS}
  from event_log where (aggregate_type, aggregate_id) in (select aggregate_type, aggregate_id from event_chain where aggregate_id = any ($1))
  order by aggregate_type, aggregate_id, sequence`;

/** Events whose chain has no head: somebody took it away. */
const FIND_STRAY = `
  select aggregate_type as type, aggregate_id as id, sequence from event_log logged
  where not exists (select 1 from event_chain chain
                    where chain.aggregate_type = logged.aggregate_type and chain.aggregate_id = logged.aggregate_id)
  order by aggregate_type, aggregate_id, sequence limit 1`;
