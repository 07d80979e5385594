import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { DataSource, QueryRunner } from 'typeorm';
import { withDatabaseLock } from '../database/with-database-lock.js';

const MONTHS_AHEAD = 3;
const DAY_MS = 86_400_000;

/** Makes the log's monthly partitions now and then once a day, so that the next months always have theirs. */
export async function keepPartitions(database: DataSource, log: Logger): Promise<Running> {
  await ensurePartitions(database, new Date());
  const timer = setInterval(() => {
    ensurePartitions(database, new Date()).catch((err: unknown) => log.error({ err }, 'the partitions of the next months are not made'));
  }, DAY_MS);
  timer.unref();
  return { stop: async () => clearInterval(timer) };
}

/**
 * Makes the partitions of this month and the next ones, whichever instance comes first. A month nobody prepared lands
 * in the default partition, so writing never fails for want of one; a month that has rows there stays there.
 */
export async function ensurePartitions(database: DataSource, now: Date): Promise<void> {
  await withDatabaseLock(database, async (runner) => {
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
      await ensurePartition(runner, new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)));
    }
  });
}

async function ensurePartition(runner: QueryRunner, from: Date): Promise<void> {
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  const strays = await runner.query('select 1 from event_log_default where recorded_at >= $1 and recorded_at < $2 limit 1', [from, to]);
  if (strays.length > 0) return;
  const name = `event_log_${from.toISOString().slice(0, 7).replace('-', '_')}`;
  await runner.query(
    `create table if not exists ${name} partition of event_log for values from ('${from.toISOString()}') to ('${to.toISOString()}')`,
  );
}
