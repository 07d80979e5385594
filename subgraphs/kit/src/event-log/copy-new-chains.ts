import type { BulkClient } from '../database/bulk-load.js';
import { type CopyData, copyRows, toCopyData } from '../database/copy-rows.js';
import { chain } from './append.js';
import type { Aggregate, EventDraft } from './event.js';
import { GENESIS } from './hash.js';

/** The whole history of an aggregate that has none in the log yet, first to last; at least one event. */
export interface NewChain {
  readonly aggregate: Aggregate;
  readonly drafts: readonly EventDraft[];
}

/** Histories ready to be written, their events linked. */
export interface ChainCopies {
  readonly events: CopyData;
  readonly heads: CopyData;
}

/** Links the events of each history. */
export function toChainCopies(chains: readonly NewChain[]): ChainCopies {
  const linked = chains.map(({ aggregate, drafts }) => ({ aggregate, rows: chain(aggregate, drafts, { sequence: 0, hash: GENESIS }) }));
  const events = linked.flatMap(({ aggregate, rows }) => rows.map((row) => ({ ...row, aggregate })));
  return {
    events: toCopyData({
      table: 'event_stage',
      columns: STAGE_COLUMNS,
      rows: events.map((row, ordinal) => [
        ordinal,
        row.event_id,
        row.aggregate.type,
        row.aggregate.id,
        row.sequence,
        row.type,
        row.occurred_at,
        row.actor,
        row.payload,
        row.topics,
        Buffer.from(row.previous_hash, 'hex'),
        Buffer.from(row.hash, 'hex'),
      ]),
    }),
    heads: toCopyData({
      table: 'event_chain',
      columns: ['aggregate_type', 'aggregate_id', 'sequence', 'hash'],
      rows: linked.map(({ aggregate, rows }) => [aggregate.type, aggregate.id, rows.length, Buffer.from(rows.at(-1)?.hash ?? '', 'hex')]),
    }),
  };
}

/**
 * Writes whole histories by COPY, in the client's transaction: for loading past events in bulk. They are recorded at
 * the time they happened, so each stands in its month's partition. No follower is woken up. Rejects with a unique
 * violation when one of the aggregates already has a chain.
 */
export async function copyNewChains(client: BulkClient, { events, heads }: ChainCopies): Promise<void> {
  await client.query(CREATE_STAGE);
  await copyRows(client, events);
  await client.query(LOG_STAGED);
  await copyRows(client, heads);
}

const STAGE_COLUMNS = [
  'ordinal',
  'event_id',
  'aggregate_type',
  'aggregate_id',
  'sequence',
  'type',
  'occurred_at',
  'actor',
  'payload',
  'topics',
  'previous_hash',
  'hash',
];

const CREATE_STAGE = `
  create temporary table if not exists event_stage (
    ordinal integer, event_id uuid, aggregate_type text, aggregate_id text, sequence integer, type text, occurred_at timestamptz(3),
    actor json, payload json, topics text[], previous_hash bytea, hash bytea);
  truncate event_stage`;

// The numbers are drawn in the order of the stage, so that a chain's events stand in the log in their own order.
const LOG_STAGED = `
  with logged as (
    insert into event_log (recorded_at, event_id, aggregate_type, aggregate_id, sequence, type, occurred_at, actor, payload, topics,
                           previous_hash, hash)
    select occurred_at, event_id, aggregate_type, aggregate_id, sequence, type, occurred_at, actor, payload, topics, previous_hash, hash
    from event_stage order by ordinal
    returning txid, position, recorded_at, topics
  )
  insert into event_topic (topic, txid, position, recorded_at)
  select distinct unnest(topics), txid, position, recorded_at from logged`;
