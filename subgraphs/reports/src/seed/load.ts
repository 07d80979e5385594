import { StartFailure } from '@lapor/kit/start-failure';
import { type BulkClient, bulkLoad } from '@lapor/subgraph-kit/database/bulk-load';
import { copyRows } from '@lapor/subgraph-kit/database/copy-rows';
import { withoutIndexes } from '@lapor/subgraph-kit/database/without-indexes';
import { copyNewChains } from '@lapor/subgraph-kit/event-log/copy-new-chains';
import { ensurePartitions } from '@lapor/subgraph-kit/event-log/partitions';
import type { DataSource } from 'typeorm';
import { toTables } from './rows.js';
import type { SeedWorld } from './seed-world.js';
import { liveThrough } from './way.js';

/** What was loaded. */
export interface Loaded {
  readonly reports: number;
  readonly events: number;
}

const BATCH = 2_000;
/** From here on it pays to build the indexes anew. */
const MANY = 50_000;
const INDEXED = [
  'report',
  'event_log',
  'disposition',
  'follow_up',
  'content_version',
  'closing',
  'clock',
  'idempotency_key',
  'access_code',
];

/**
 * Makes the world's reports and loads them in one transaction: all of them, or none. Readers of the event log on this
 * server wait until it ends.
 * @throws {StartFailure} when reports of this seed are there already.
 */
export async function loadSeed(database: DataSource, url: string, world: SeedWorld, progress: (done: number) => void): Promise<Loaded> {
  await makePartitions(database, world);
  let events = 0;
  const load = async (client: BulkClient) => {
    for (let begin = 0; begin < world.reports; begin += BATCH) {
      const end = Math.min(begin + BATCH, world.reports);
      events += await loadBatch(client, world, begin, end);
      progress(end);
    }
  };
  const [present] = await database.query<{ empty: boolean }[]>('select not exists (select 1 from report) as empty');
  const rebuild = present?.empty && world.reports >= MANY;
  await bulkLoad(url, (client) => (rebuild ? withoutIndexes(client, INDEXED, () => load(client)) : load(client))).catch(
    (error: unknown) => {
      if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
      throw new StartFailure('Reports of this seed are in the database already. Choose another one with --seed.');
    },
  );
  return { reports: world.reports, events };
}

const UNIQUE_VIOLATION = '23505';

/** Writes the reports of one range of numbers. Returns how many events they have. */
async function loadBatch(client: BulkClient, world: SeedWorld, begin: number, end: number): Promise<number> {
  const histories = Array.from({ length: end - begin }, (_, index) => liveThrough(world, begin + index));
  for (const table of toTables(histories)) await copyRows(client, table);
  await copyNewChains(
    client,
    histories.map(({ report, events }) => ({ aggregate: { type: 'report', id: report.id }, drafts: events })),
  );
  return histories.reduce((sum, { events }) => sum + events.length, 0);
}

/** The months of the past get partitions as the present ones have; events are recorded when they happened. */
async function makePartitions(database: DataSource, { from, until }: SeedWorld): Promise<void> {
  for (let month = new Date(from); month <= until; month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1)))
    await ensurePartitions(database, month);
}
