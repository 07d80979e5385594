import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import { stoppable } from '@lapor/subgraph-kit/event-log/stoppable';
import type { DataSource } from 'typeorm';
import { findPublished } from '../database/statistics.queries.js';
import { readStatisticsCursor } from '../database/statistics.store.js';
import type { PublishedStatistics } from '../domain/statistics/publish-statistics.js';

/** How often the numbers are looked at, and handed on, at most. */
const PERIOD_MS = 1_000;

/** The published statistics, read by one process for all who follow them. */
export interface StatisticsWatch {
  /**
   * The numbers now and whenever they were counted anew, at most once a second; what comes in between is passed over.
   * Each stands for all who follow: what is made of it may be kept by it.
   */
  follow(): AsyncIterableIterator<PublishedStatistics>;
}

/**
 * Watches the roll-up's own progress while somebody follows, and nothing otherwise: a number is told when it was counted,
 * by whichever process, and never from an event that is not counted yet.
 */
export function watchStatistics({ database, log }: { readonly database: DataSource; readonly log: Logger }): StatisticsWatch {
  let latest: PublishedStatistics | null = null;
  let counted: string | null = null;
  let followers = 0;
  let watching = false;
  const waiting = new Set<() => void>();

  const look = async () => {
    const now = await readStatisticsCursor(database);
    if (latest && now === counted) return;
    // Cells that were counted behind the cursor come again with the next look; none is missed.
    latest = await findPublished(database);
    counted = now;
    for (const wake of waiting) wake();
  };
  const watch = async () => {
    watching = true;
    while (followers > 0) {
      await look().catch((err: unknown) => log.warn({ err }, 'the statistics cannot be read; trying again'));
      await delay(PERIOD_MS, undefined, { ref: false });
    }
    watching = false;
    // Nobody knows how old it is when the next one comes.
    latest = null;
  };

  async function* run(signal: AbortSignal): AsyncGenerator<PublishedStatistics, void, undefined> {
    let wake = () => {};
    signal.addEventListener('abort', () => wake(), { once: true });
    followers += 1;
    try {
      if (!watching) void watch();
      for (let told: PublishedStatistics | null = null; !signal.aborted; ) {
        if (latest && latest !== told) {
          told = latest;
          yield told;
          await delay(PERIOD_MS, undefined, { signal, ref: false }).catch(() => undefined);
          continue;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
          waiting.add(resolve);
        });
        waiting.delete(wake);
      }
    } finally {
      followers -= 1;
    }
  }
  return { follow: () => stoppable(run) };
}
