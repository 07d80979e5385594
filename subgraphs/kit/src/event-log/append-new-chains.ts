import type { EntityManager } from 'typeorm';
import { chain } from './append.js';
import type { Aggregate, EventDraft } from './event.js';
import { GENESIS } from './hash.js';
import { EVENT_LOG_CHANNEL } from './tail.js';

/** The first event of an aggregate that has no chain yet. */
export interface FirstEvent {
  readonly aggregate: Aggregate;
  readonly draft: EventDraft;
}

/**
 * Writes the first events of many new aggregates with one statement, inside the caller's transaction and in the order
 * given. For what has just been made, be it one report or hundreds of entries: nothing is locked first. The statement fails
 * with a unique violation, and with it the transaction, when one of the aggregates already has a chain.
 */
export async function appendNewChains(manager: EntityManager, firsts: readonly FirstEvent[]): Promise<void> {
  if (firsts.length === 0) return;
  const rows = firsts.flatMap(({ aggregate, draft }, ordinal) =>
    chain(aggregate, [draft], { sequence: 0, hash: GENESIS }).map((row) => ({
      ...row,
      ordinal,
      aggregate_type: aggregate.type,
      aggregate_id: aggregate.id,
    })),
  );
  await manager.query(INSERT_FIRST_EVENTS, [JSON.stringify(rows), EVENT_LOG_CHANNEL]);
}

/**
 * The statement that writes events of many aggregates, their topics and the wake-up: `$1` are the chained rows, each with
 * its `ordinal`, as JSON, `$2` is the channel.
 * @param head how the chains' heads follow, from the rows in `draft`.
 */
export const insertManyEvents = (head: string) => `
  with draft as materialized (
    select * from json_to_recordset($1::json) as d(
      ordinal integer, aggregate_type text, aggregate_id text, event_id uuid, sequence integer, type text,
      occurred_at timestamptz, actor text, payload text, topics json, previous_hash text, hash text)
  ), head as (${head}
  ), logged as (
    insert into event_log (event_id, aggregate_type, aggregate_id, sequence, type, occurred_at, actor, payload, topics, previous_hash, hash)
    select event_id, aggregate_type, aggregate_id, sequence, type, occurred_at, actor::json, payload::json,
           array(select json_array_elements_text(topics)), decode(previous_hash, 'hex'), decode(hash, 'hex')
    from draft order by ordinal
    returning txid, position, recorded_at, topics
  ), topic as (
    insert into event_topic (topic, txid, position, recorded_at)
    select distinct unnest(topics), txid, position, recorded_at from logged
  )
  select pg_notify($2, '')`;

// The chains' heads are inserted, never updated: two transactions that start the same chain cannot both succeed.
const INSERT_FIRST_EVENTS = insertManyEvents(`
    insert into event_chain (aggregate_type, aggregate_id, sequence, hash)
    select aggregate_type, aggregate_id, sequence, decode(hash, 'hex') from draft`);
