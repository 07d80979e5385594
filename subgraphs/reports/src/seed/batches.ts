import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Batch } from './make-batch.js';
import type { SeedOptions } from './read-world.js';

/** The batches of a seed in order. The next one is made in another thread while the caller works on this one. */
export async function* makeBatches(url: string, options: SeedOptions): AsyncGenerator<Batch, void, undefined> {
  const worker = new Worker(new URL('./batch-worker.js', import.meta.url), { workerData: { url, options } });
  const next = async () => {
    worker.postMessage('next');
    // An error of the thread rejects here as well.
    const [batch] = (await once(worker, 'message')) as [Batch | null];
    return batch;
  };
  try {
    let coming = next();
    for (;;) {
      const batch = await coming;
      if (!batch) return;
      coming = next();
      // Where the caller ends before it is awaited, nobody waits for it any more.
      coming.catch(() => undefined);
      yield batch;
    }
  } finally {
    await worker.terminate();
  }
}
