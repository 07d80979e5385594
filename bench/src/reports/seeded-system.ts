import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLog } from '@lapor/kit/log';
import { seedDataFolder } from '@lapor/stack/seed/seed-data-folder';
import type { System } from '@lapor/stack/system/start-system';
import { decodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { comparePositions } from '@lapor/subgraph-kit/event-log/position';
import { settledHead } from '@lapor/subgraph-kit/event-log/read';
import { FEED_STREAM } from '@lapor/subgraph-kit/feed/serve-feed';
import { query } from '../query.js';
import { keptFolder, startKeptSystem } from '../start-kept-system.js';

/** The whole system on a reports database of a known size. */
export interface SeededSystem {
  readonly system: System;
  readonly reports: number;
  readonly events: number;
}

/**
 * Starts a system whose reports database holds so many seeded reports, with everything that keeps data safe switched
 * on. The data is kept in `.data/bench` between runs, because seeding a million takes minutes; what earlier runs have
 * filed stays in it.
 */
export async function startSeededSystem(reports: number): Promise<SeededSystem> {
  const dataFolder = keptFolder(`reports-${reports}`);
  const seeded = join(dataFolder, 'seeded');
  if (!existsSync(seeded)) {
    const log = createLog('bench', 'error');
    if ((await seedDataFolder(dataFolder, ['--reports', String(reports)], log)) !== 0) throw new Error('the reports could not be seeded');
    await writeFile(seeded, `${new Date().toISOString()}\n`);
  }
  const system = await startKeptSystem(dataFolder);
  try {
    await settle(system);
    return { system, ...(await countRows(system)) };
  } catch (error) {
    await system.stop();
    throw error;
  }
}

async function countRows(system: System): Promise<{ reports: number; events: number }> {
  const [row] = await query<{ reports: number; events: number }>(
    system,
    'select (select count(*) from report)::integer as reports, (select count(*) from event_log)::integer as events',
  );
  return row as { reports: number; events: number };
}

/**
 * Waits until nothing is left to be done behind the measurement: the statistics are counted, every clock that has run
 * out since the seed is told of, today's root is signed, and the registry has read the reports' log to its end.
 */
async function settle(system: System): Promise<void> {
  const behind = async () => {
    const [row] = await query<{ behind: boolean }>(system, BEHIND);
    return row?.behind || (await isRegistryBehind(system));
  };
  while (await behind()) await delay(1_000);
  await query(system, 'vacuum analyze');
}

async function isRegistryBehind(system: System): Promise<boolean> {
  const [place] = await query<{ cursor: string }>(system, `select cursor from feed_cursor where source = 'reports'`, 'agencies');
  const read = decodeCursor(FEED_STREAM, place?.cursor ?? '');
  return !read.ok || comparePositions(read.position, await settledHead({ query: (sql) => query(system, sql) as never })) < 0;
}

const BEHIND = `
  select exists (select 1 from event_log, statistics_cursor as counted where (event_log.txid, event_log.position) > (counted.txid, counted.position))
    or exists (select 1 from clock where next_notice_at < now() - interval '2 minutes')
    or not exists (select 1 from chain_root where day = (now() at time zone 'Asia/Jakarta')::date) as behind`;
