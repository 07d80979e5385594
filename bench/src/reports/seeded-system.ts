import { resolve } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { runSeed } from '@lapor/stack/seed/run-seed';
import { type System, startSystem } from '@lapor/stack/system/start-system';
import { Client } from 'pg';

/** The whole system on a reports database of a known size. */
export interface SeededSystem {
  readonly system: System;
  readonly reports: number;
  readonly events: number;
}

/**
 * Starts a system whose reports database holds at least so many seeded reports, with everything that keeps data safe
 * switched on. The data is kept in `.data/bench` between runs, because seeding a million takes minutes; what earlier
 * runs have filed stays in it.
 */
export async function startSeededSystem(reports: number): Promise<SeededSystem> {
  const system = await startSystem({
    dataFolder: resolve('.data', 'bench', `reports-${reports}`),
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'error',
    databaseUrls: {},
    onLine: (name, line) => process.stderr.write(`${name}: ${line}\n`),
    log: createLog('bench', 'error'),
  });
  try {
    const before = await countRows(system);
    if (before.reports < reports && (await runSeed(system.databases.reports, ['--reports', String(reports)])) !== 0)
      throw new Error('the reports could not be seeded');
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

/** Waits for what must follow a load: the counting of the statistics, and the planner's figures. */
async function settle(system: System): Promise<void> {
  await query(system, 'analyze');
  for (let behind = true; behind; ) {
    const [row] = await query<{ behind: boolean }>(system, BEHIND);
    behind = row?.behind ?? false;
    if (behind) await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

const BEHIND = `
  select exists (select 1 from event_log, statistics_cursor as counted
    where event_log.txid > counted.txid or (event_log.txid = counted.txid and event_log.position > counted.position)) as behind`;

/** Asks the reports database over a connection of its own. */
export async function query<Row>({ databases }: System, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: databases.reports });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
