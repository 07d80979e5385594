// The thread that makes the batches, while the main one writes them.
import { parentPort, workerData } from 'node:worker_threads';
import { reportsDatabase } from '../database/reports-database.js';
import { makeBatch } from './make-batch.js';
import { readWorld, type SeedOptions } from './read-world.js';

const BATCH = 2_000;

const { url, options } = workerData as { readonly url: string; readonly options: SeedOptions };
const database = await reportsDatabase({ url, poolSize: 1 }).initialize();
const world = await readWorld(database, options);
await database.destroy();

let begin = 0;
parentPort?.on('message', () => {
  if (begin >= world.reports) {
    parentPort?.postMessage(null);
    parentPort?.close();
    return;
  }
  const end = Math.min(begin + BATCH, world.reports);
  const batch = makeBatch(world, begin, end);
  begin = end;
  parentPort?.postMessage(batch);
});
