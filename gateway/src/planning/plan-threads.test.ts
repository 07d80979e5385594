import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { PlanThread } from './plan-thread.js';
import { createPlanThreads } from './plan-threads.js';

const thread = (): PlanThread => {
  let ended = false;
  return {
    ready: Promise.resolve(),
    plan: () => Promise.reject(new Error('nothing is planned here')),
    hasEnded: () => ended,
    async stop() {
      ended = true;
    },
  };
};
const ONE = { start: thread, count: 1, idleMs: 60_000 };
const late = expect.objectContaining({ extensions: expect.objectContaining({ code: 'REQUEST_TIMEOUT' }) });

describe('the line before the threads of planning', () => {
  it('is served in its order', async () => {
    const threads = createPlanThreads(ONE);
    const served: number[] = [];
    await Promise.all([1, 2, 3].map((number) => threads.use(async () => void served.push(number))));
    expect(served).toEqual([1, 2, 3]);
  });

  it('lets go of who has waited too long, and serves who comes after', async () => {
    const threads = createPlanThreads({ ...ONE, line: { maxWaiting: 5, maxWaitMs: 20 } });
    const held = Promise.withResolvers<void>();
    const holding = threads.use(() => held.promise);
    await expect(threads.use(async () => 'too late')).rejects.toEqual(late);
    held.resolve();
    await holding;
    expect(await threads.use(async () => 'served')).toBe('served');
  });

  it('takes no more than so many', async () => {
    const threads = createPlanThreads({ ...ONE, line: { maxWaiting: 2, maxWaitMs: 60_000 } });
    const held = Promise.withResolvers<void>();
    const holding = [threads.use(() => held.promise), threads.use(async () => undefined), threads.use(async () => undefined)];
    await expect(threads.use(async () => undefined)).rejects.toEqual(late);
    held.resolve();
    await Promise.all(holding);
  });
});

describe('a thread of planning that has nothing to do', () => {
  it('ends after a while, and another one begins when it has', async () => {
    const begun: PlanThread[] = [];
    const start = () => {
      begun.push(thread());
      return begun.at(-1) as PlanThread;
    };
    const threads = createPlanThreads({ start, count: 2, idleMs: 40 });
    const ended = () => begun.map((each) => each.hasEnded());
    expect(ended()).toEqual([false, false]);
    const held = Promise.withResolvers<void>();
    const holding = threads.use(() => held.promise);
    await delay(120);
    // Whoever is at work is not disturbed.
    expect(ended()).toEqual([true, false]);
    const both = threads.use(async () => 'in a new one');
    expect(await both).toBe('in a new one');
    expect(begun).toHaveLength(3);
    held.resolve();
    await holding;
    await delay(120);
    expect(ended()).toEqual([true, true, true]);
    await threads.use(async (one) => expect(one).toBe(begun[3]));
    await threads.stop();
    expect(ended()).toEqual([true, true, true, true]);
  });
});
