import type { Queryable } from './read.js';

const MONTHS_AHEAD = 3;

/**
 * Makes the partitions of this month and the next ones. Run at start and then daily; a month nobody prepared lands
 * in the default partition, so writing never fails for want of one.
 */
export async function ensurePartitions(database: Queryable, now: Date): Promise<void> {
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
    const name = `event_log_${from.toISOString().slice(0, 7).replace('-', '_')}`;
    const [stray] = await database.query<unknown[]>('select 1 from event_log_default where recorded_at >= $1 and recorded_at < $2 limit 1', [from, to]);
    if (stray) continue;
    await database.query(`create table if not exists ${name} partition of event_log for values from ('${from.toISOString()}') to ('${to.toISOString()}')`);
  }
}
