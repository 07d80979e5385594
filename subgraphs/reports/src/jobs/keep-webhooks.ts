import { setTimeout as delay } from 'node:timers/promises';
import type { Running } from '@lapor/kit/process';
import { EVERYTHING } from '@lapor/subgraph-kit/event-log/tail';
import { deliverEvents, takeDeliveries } from '../actions/deliver-events.js';
import type { DeliveryDependencies } from '../actions/webhook-dependencies.js';

/** How many webhooks an instance delivers at a time; each needs a connection of the pool for a moment. */
const CONCURRENCY = 8;
/** How long new events are gathered before it is looked who waits for them. */
const GATHER_MS = 50;
/** How often is looked without being woken: for attempts that are due, and leases of an instance that died. */
const IDLE_MS = 1_000;

/** Delivers events to webhooks for as long as the process lives; any number of instances share the work. */
export function keepWebhooks(deps: DeliveryDependencies): Running {
  const stopped = new AbortController();
  const running = new Set<Promise<void>>();
  let wake = () => {};
  const { stop } = deps.tail.listen(EVERYTHING, () => wake());
  const keeping = keep();

  async function keep(): Promise<void> {
    while (!stopped.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const free = CONCURRENCY - running.size;
      const leases = free > 0 ? await takeDeliveries(deps, free).catch(failed) : [];
      for (const lease of leases) {
        const delivering: Promise<void> = deliverEvents(deps, lease, stopped.signal)
          .catch((err: unknown) => void failed(err))
          .finally(() => {
            running.delete(delivering);
            wake();
          });
        running.add(delivering);
      }
      if (leases.length > 0 && leases.length === free) continue;
      const idle = new AbortController();
      await Promise.race([woken, pause(IDLE_MS, AbortSignal.any([stopped.signal, idle.signal]))]);
      idle.abort();
      await pause(GATHER_MS, stopped.signal);
    }
    await Promise.all(running);
  }

  function failed(err: unknown): readonly never[] {
    if (!stopped.signal.aborted) deps.log.warn({ err }, 'webhooks cannot be delivered; trying again');
    return [];
  }

  return {
    async stop() {
      stop();
      stopped.abort();
      wake();
      await keeping;
      await deps.poster.stop();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal }).catch(() => undefined);
}
