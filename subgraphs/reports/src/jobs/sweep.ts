import type { ActionDependencies } from '../actions/dependencies.js';
import { findOverdueAlarms } from '../database/clock.queries.js';
import { wakeAlarms } from '../database/clock.store.js';
import { findLostRecomputes, wakeRecompute } from '../database/clock-recompute.store.js';

const BATCH = 500;
/** A chunk of a recomputation takes seconds; after this long its process is gone. */
const LOST_AFTER_MS = 300_000;

/**
 * Wakes what should have been done for longer than a grace: jobs of a process that was killed while it ran them stay
 * locked for hours, and jobs written before the first scheduler ran do not exist.
 */
export async function sweep({ database, now }: ActionDependencies, graceMs: number): Promise<void> {
  const at = now().getTime();
  await wakeAlarms(database, await findOverdueAlarms(database, new Date(at - graceMs), BATCH));
  for (const id of await findLostRecomputes(database, new Date(at - LOST_AFTER_MS))) await wakeRecompute(database, id);
}
