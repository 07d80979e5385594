import type { EntityManager } from 'typeorm';
import { chain } from './append.js';
import { insertManyEvents } from './append-new-chains.js';
import type { Aggregate, EventDraft } from './event.js';
import { GENESIS } from './hash.js';
import { EVENT_LOG_CHANNEL } from './tail.js';

/** An event with the aggregate whose chain it continues, or begins. */
export interface AggregateEvent {
  readonly aggregate: Aggregate;
  readonly draft: EventDraft;
}

/**
 * Writes events of many aggregates at the ends of their chains, new or not, in the order given and inside the caller's
 * transaction: what `appendEvents` does for one, with two statements for thousands. The chains' heads are locked in one
 * order, so that two such transactions wait for each other instead of for ever. A transaction that wrote something
 * before and was overtaken in one of the chains is refused.
 */
export async function appendToChains(manager: EntityManager, events: readonly AggregateEvent[]): Promise<void> {
  if (events.length === 0) return;
  const heads = await lockHeads(manager, events);
  const rows = events.map(({ aggregate, draft }, ordinal) => {
    const key = keyOf(aggregate);
    const [row] = chain(aggregate, [draft], heads.get(key) as Head);
    if (!row) throw new Error('an event makes a row');
    heads.set(key, { sequence: row.sequence, hash: Buffer.from(row.hash, 'hex') });
    return { ...row, ordinal, aggregate_type: aggregate.type, aggregate_id: aggregate.id };
  });
  await manager.query(INSERT_EVENTS, [JSON.stringify(rows), EVENT_LOG_CHANNEL]);
}

interface Head {
  readonly sequence: number;
  readonly hash: Buffer;
}

interface LockedHead extends Head {
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  /** Whether the chain's last event stands behind this transaction in the log's order. */
  readonly overtaken: boolean;
}

async function lockHeads(manager: EntityManager, events: readonly AggregateEvent[]): Promise<Map<string, Head>> {
  const aggregates = [...new Map(events.map(({ aggregate }) => [keyOf(aggregate), aggregate])).values()];
  const locked = await manager.query<LockedHead[]>(LOCK_HEADS, [JSON.stringify(aggregates), GENESIS]);
  const overtaken = locked.find((head) => head.overtaken);
  if (overtaken)
    throw new Error(`the transaction wrote before it locked ${overtaken.aggregate_type} ${overtaken.aggregate_id}, and was overtaken`);
  return new Map(locked.map((head) => [keyOf({ type: head.aggregate_type, id: head.aggregate_id }), head]));
}

function keyOf({ type, id }: Aggregate): string {
  return `${type} ${id}`;
}

const LOCK_HEADS = `
  insert into event_chain (aggregate_type, aggregate_id, sequence, hash, txid)
  select type, id, 0, $2, '0' from json_to_recordset($1::json) as a(type text, id text) order by type, id
  on conflict (aggregate_type, aggregate_id) do update set sequence = event_chain.sequence
  returning aggregate_type, aggregate_id, sequence, hash, txid > pg_current_xact_id() as overtaken`;

// Of several events of one aggregate the last is the head.
const INSERT_EVENTS = insertManyEvents(`
    update event_chain set sequence = last.sequence, hash = decode(last.hash, 'hex'), txid = pg_current_xact_id()
    from (select distinct on (aggregate_type, aggregate_id) * from draft order by aggregate_type, aggregate_id, sequence desc) as last
    where event_chain.aggregate_type = last.aggregate_type and event_chain.aggregate_id = last.aggregate_id`);
