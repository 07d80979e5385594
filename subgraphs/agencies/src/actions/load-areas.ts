import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { analyzeAreas, findDroppedAreas, finishAreas, loadedVersion, writeAreas } from '../database/area.store.js';
import type { AreaLevel, AreaSet } from '../domain/region/area.js';
import { toRegionsLoaded } from '../events/regions-loaded.js';
import type { ActionDependencies } from './dependencies.js';

/** Any number; it only has to be the same in every instance of this subgraph. */
const LOAD_LOCK = 1_710;
/**
 * Rows per transaction: some milliseconds, because as long as one runs no later event can be read, in any log on the
 * server (docs/adr/0003).
 */
const CHUNK = 200;

/**
 * Makes a level's districts or villages those of an edition, unless they already are; returns whether they were not.
 * The rows are written in chunks that may be repeated, so a process that dies on the way leaves nothing to repair.
 * The edition counts as loaded, and is told, with the last transaction alone. Ends early when `stopped`.
 */
export async function loadAreas(
  { database, now, newId }: ActionDependencies,
  { level, version }: { readonly level: AreaLevel; readonly version: string },
  read: (level: AreaLevel) => Promise<AreaSet>,
  stopped: AbortSignal,
): Promise<boolean> {
  if ((await loadedVersion(database, level)) === version) return false;
  const set = await read(level);
  for (let from = 0; from < set.areas.length; from += CHUNK) {
    if (stopped.aborted) return false;
    await writeAreas(database, level, set.areas.slice(from, from + CHUNK));
  }
  await analyzeAreas(database, level);
  const dropped = await findDroppedAreas(database, set);
  return database.transaction(async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    if ((await loadedVersion(manager, level)) === version) return false;
    const { aggregate, draft } = toRegionsLoaded(set, { id: newId(), now: now() });
    await appendEvents(manager, aggregate, [draft]);
    await finishAreas(manager, set, dropped, now());
    return true;
  });
}
