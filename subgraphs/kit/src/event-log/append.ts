import type { EntityManager } from 'typeorm';
import type { Aggregate, EventDraft } from './event.js';
import { GENESIS, linkHash } from './hash.js';
import { EVENT_LOG_CHANNEL } from './tail.js';

/**
 * Writes events of one aggregate at the end of its chain, inside the caller's transaction: the state row and its
 * events become visible together or not at all. The chain's head row is locked, so two transactions cannot continue
 * the same link; the later one waits and continues the newer.
 *
 * Lock the aggregate before the transaction's first write: that write fixes the transaction's place in the log, and a
 * place before the chain's last event would show followers the two in the wrong order. Such a transaction is refused.
 * As a transaction's first statement this locks well enough, but for a chain that several may begin at once.
 */
export async function appendEvents(manager: EntityManager, aggregate: Aggregate, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const head = await lockHead(manager, aggregate);
  if (head.overtaken) throw new Error(`the transaction wrote before it locked ${aggregate.type} ${aggregate.id}, and was overtaken`);
  const rows = chain(aggregate, drafts, head);
  const last = rows.at(-1) as ChainedRow;
  await manager.query(INSERT_EVENTS, [JSON.stringify(rows), aggregate.type, aggregate.id, last.sequence, last.hash, EVENT_LOG_CHANNEL]);
}

interface Head {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** An event as a row to insert, linked to the one before. */
export interface ChainedRow {
  readonly event_id: string;
  readonly sequence: number;
  readonly type: string;
  readonly occurred_at: string;
  readonly actor: string;
  readonly payload: string;
  readonly topics: readonly string[];
  readonly previous_hash: string;
  readonly hash: string;
}

interface LockedHead extends Head {
  /** Whether the chain's last event stands behind this transaction in the log's order. */
  readonly overtaken: boolean;
}

// The column's default would fix the transaction's place before the wait for whoever holds the chain, not after it.
async function lockHead(manager: EntityManager, aggregate: Aggregate): Promise<LockedHead> {
  const [head] = (await manager.query(
    `insert into event_chain (aggregate_type, aggregate_id, sequence, hash, txid) values ($1, $2, 0, $3, '0')
     on conflict (aggregate_type, aggregate_id) do update set sequence = event_chain.sequence
     returning sequence, hash, txid > pg_current_xact_id() as overtaken`,
    [aggregate.type, aggregate.id, GENESIS],
  )) as LockedHead[];
  return head as LockedHead;
}

/** Links drafts to the end of a chain. */
export function chain(aggregate: Aggregate, drafts: readonly EventDraft[], head: Head): ChainedRow[] {
  let previous = head.hash;
  return drafts.map((draft, index) => {
    const sequence = head.sequence + index + 1;
    const occurredAt = draft.occurredAt.toISOString();
    const actorText = JSON.stringify(draft.actor);
    const payloadText = JSON.stringify(draft.payload);
    const hash = linkHash(previous, {
      aggregateType: aggregate.type,
      aggregateId: aggregate.id,
      sequence,
      id: draft.id,
      type: draft.type,
      occurredAt,
      actorText,
      payloadText,
      topics: draft.topics,
    });
    const row: ChainedRow = {
      event_id: draft.id,
      sequence,
      type: draft.type,
      occurred_at: occurredAt,
      actor: actorText,
      payload: payloadText,
      topics: draft.topics,
      previous_hash: previous.toString('hex'),
      hash: hash.toString('hex'),
    };
    previous = hash;
    return row;
  });
}

// One statement for all events, their topics, the chain's new head and the wake-up: filings are many, round trips cost.
const INSERT_EVENTS = `
  with draft as (
    select * from json_to_recordset($1::json) as d(
      event_id uuid, sequence integer, type text, occurred_at timestamptz, actor text, payload text,
      topics json, previous_hash text, hash text)
  ), logged as (
    insert into event_log (event_id, aggregate_type, aggregate_id, sequence, type, occurred_at, actor, payload, topics, previous_hash, hash)
    select event_id, $2, $3, sequence, type, occurred_at, actor::json, payload::json,
           array(select json_array_elements_text(topics)), decode(previous_hash, 'hex'), decode(hash, 'hex')
    from draft order by sequence
    returning txid, position, recorded_at, topics
  ), topic as (
    insert into event_topic (topic, txid, position, recorded_at)
    select distinct unnest(topics), txid, position, recorded_at from logged
  ), head as (
    update event_chain set sequence = $4, hash = decode($5, 'hex'), txid = pg_current_xact_id() where aggregate_type = $2 and aggregate_id = $3
  )
  select pg_notify($6, '')`;
