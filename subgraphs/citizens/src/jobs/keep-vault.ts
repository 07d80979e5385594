import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { AccountServices } from '../actions/account-services.js';
import { applyRetention } from '../actions/apply-retention.js';
import { executeDeletions } from '../actions/delete-person.js';
import { deliverMessages } from '../actions/deliver-messages.js';
import { forgetExpired } from '../actions/forget-expired.js';
import type { MessageCarrier } from '../messages/carrier.js';

export interface VaultJobsOptions {
  readonly services: Pick<AccountServices, 'database' | 'vault' | 'now'>;
  /** Null leaves messages waiting until they expire. */
  readonly carrier: MessageCarrier | null;
  readonly intervalMs: number;
  readonly log: Logger;
}

/** How many deletions one round carries out. */
const DELETIONS = 100;

/**
 * Does what is due, again and again: messages, deletions, retention, what has expired. Any number of instances do it at once, because every
 * row is locked by who works on it; a process that dies leaves its work to the next round.
 */
export function keepVault(options: VaultJobsOptions): Running {
  const stopped = new AbortController();
  const keeping = keep(options, stopped.signal);
  return {
    async stop() {
      stopped.abort();
      await keeping;
    },
  };
}

async function keep({ services, carrier, intervalMs, log }: VaultJobsOptions, stopped: AbortSignal): Promise<void> {
  const jobs: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['messages', async () => carrier && deliverMessages({ ...services, carrier, log })],
    ['deletions', () => executeDeletions(services, DELETIONS)],
    ['retention', () => applyRetention(services)],
    ['sessions', () => forgetExpired(services)],
  ];
  while (!stopped.aborted) {
    for (const [job, work] of jobs) {
      if (stopped.aborted) return;
      // One kind of work that fails must not keep the others waiting.
      await work().catch((err: unknown) => stopped.aborted || log.warn({ err, job }, 'the vault’s work could not be done; trying again'));
    }
    await delay(intervalMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}
