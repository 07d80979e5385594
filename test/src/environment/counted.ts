import type { OpenSystem } from './open-system.js';
import { until } from './until.js';

const BEHIND = `
  select exists (select 1 from event_log e, statistics_cursor c where (e.txid, e.position) > (c.txid, c.position)) as behind`;

/** Waits until the public statistics have counted everything that is in the log. */
export async function untilCounted(system: Pick<OpenSystem, 'rows'>): Promise<void> {
  await until('everything is counted', async () => (await system.rows<{ behind: boolean }>('reports', BEHIND))[0]?.behind === false);
}
