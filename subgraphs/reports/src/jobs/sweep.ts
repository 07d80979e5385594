import type { Logger } from '@lapor/kit/log';
import type { ActionDependencies } from '../actions/dependencies.js';
import { remindOfClocks } from '../actions/remind-of-clocks.js';
import { succeedDesks } from '../actions/succeed-desks.js';
import { findOverdueAlarms } from '../database/clock.queries.js';
import { findLostRecomputes, wakeRecompute } from '../database/clock-recompute.store.js';
import { forgetCounts } from '../database/quota.store.js';

const BATCH = 500;
/** A chunk of a recomputation takes seconds; after this long its process is gone. */
const LOST_AFTER_MS = 300_000;

/**
 * Does what should have been done for longer than a grace, without the scheduler: jobs of a process that was killed
 * while it ran them stay locked for hours, and the scheduler itself may be caught in a database that went away.
 * Whatever both do is told once, because the clocks' actions can be called any number of times.
 */
export async function sweep(deps: ActionDependencies, graceMs: number, log: Logger): Promise<void> {
  const at = deps.now().getTime();
  for (const reportId of await findOverdueAlarms(deps.database, new Date(at - graceMs), BATCH)) {
    // One report that cannot be told of must not keep the others waiting behind it.
    await remindOfClocks(deps, reportId).catch((err: unknown) => log.error({ err, reportId }, 'an overdue clock could not be told of'));
  }
  await succeedDesks(deps).catch((err: unknown) => log.error({ err }, 'the work of an ended desk could not be given on'));
  await forgetCounts(deps.database, new Date(at));
  for (const id of await findLostRecomputes(deps.database, new Date(at - LOST_AFTER_MS))) await wakeRecompute(deps.database, id);
}
