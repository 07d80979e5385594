import { StartFailure } from '@lapor/kit/start-failure';
import { type BulkClient, bulkLoad } from '@lapor/subgraph-kit/database/bulk-load';
import { copyRows } from '@lapor/subgraph-kit/database/copy-rows';
import { withoutIndexes } from '@lapor/subgraph-kit/database/without-indexes';
import { copyNewChains } from '@lapor/subgraph-kit/event-log/copy-new-chains';
import { ensurePartitions } from '@lapor/subgraph-kit/event-log/partitions';
import type { DataSource } from 'typeorm';
import { type CellMove, sumMoves } from '../domain/statistics/count-report.js';
import { makeBatches } from './batches.js';
import type { Batch } from './make-batch.js';
import type { SeedOptions } from './read-world.js';

/** What was loaded. */
export interface Loaded {
  readonly reports: number;
  readonly events: number;
}

/** From here on it pays to build the indexes anew. */
const MANY = 50_000;
/** The tables a report's life is written into, with what hangs on them. */
const INDEXED = [
  'report',
  'report_search',
  'event_log',
  'disposition',
  'follow_up',
  'content_version',
  'closing',
  'clock',
  'idempotency_key',
  'access_code',
  'statistics_report',
];
const UNIQUE_VIOLATION = '23505';

/**
 * Makes reports and loads them in one transaction: all of them, or none. Readers of the event log on this server wait
 * until it ends.
 * @throws {StartFailure} when reports of this seed are there already.
 */
export async function loadSeed(database: DataSource, url: string, options: SeedOptions, progress: (done: number) => void): Promise<Loaded> {
  await makePartitions(database, options);
  return bulkLoad(url, async (client) => {
    const empty = await isEmpty(client);
    let loaded: Loaded = { reports: 0, events: 0 };
    const load = async () => {
      loaded = await loadBatches(client, makeBatches(url, options), { counted: empty, progress });
    };
    if (empty && options.reports >= MANY) await withoutIndexes(client, INDEXED, load);
    else await load();
    return loaded;
  }).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    throw new StartFailure('Reports of this seed are in the database already. Choose another one with --seed.');
  });
}

/**
 * Whether this transaction is the first that writes events. The statistics' cursor is locked for the load, so whoever
 * counts waits; it may be moved only where nothing stands before this transaction in the log, also nothing that an older
 * transaction is about to write.
 */
async function isEmpty(client: BulkClient): Promise<boolean> {
  await client.query('select pg_current_xact_id() from statistics_cursor for update');
  const { rows } = await client.query<{ empty: boolean }>(IS_EMPTY);
  return rows[0]?.empty ?? false;
}

const IS_EMPTY = `
  select not exists (select 1 from event_log) and not exists (
    select 1 from pg_stat_activity where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()
  ) as empty`;

interface LoadOptions {
  /** Whether the statistics are written too; otherwise the process counts the new events like any others. */
  readonly counted: boolean;
  readonly progress: (done: number) => void;
}

async function loadBatches(client: BulkClient, batches: AsyncIterable<Batch>, { counted, progress }: LoadOptions): Promise<Loaded> {
  let [reports, events] = [0, 0];
  let moves: readonly CellMove[] = [];
  for await (const batch of batches) {
    for (const table of batch.tables) await copyRows(client, table);
    if (counted) await copyRows(client, batch.statistics);
    await copyNewChains(client, batch.chains);
    moves = sumMoves([...moves, ...batch.moves]);
    reports += batch.reports;
    events += batch.events;
    progress(reports);
  }
  if (counted) await client.query(SAVE_STATISTICS, [JSON.stringify(moves)]);
  return { reports, events };
}

const SAVE_STATISTICS = `
  with cells as (
    insert into statistics_cell (dimension, key, count)
    select dimension, key, by from json_to_recordset($1::json) as move (dimension text, key text, by integer)
  )
  update statistics_cursor set txid = pg_current_xact_id(), position = (select last_value from event_log_position)`;

/** The months of the past get partitions as the present ones have; events are recorded when they happened. */
async function makePartitions(database: DataSource, { from, until }: SeedOptions): Promise<void> {
  for (let month = new Date(from); month <= until; month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1)))
    await ensurePartitions(database, month);
}
