import { describe, expect, it } from '@jest/globals';
import type { PlanThread } from './plan-thread.js';
import { createPlanThreads } from './plan-threads.js';

const thread = (): PlanThread => ({
  ready: Promise.resolve(),
  plan: () => Promise.reject(new Error('nothing is planned here')),
  hasEnded: () => false,
  stop: async () => undefined,
});
const late = expect.objectContaining({ extensions: expect.objectContaining({ code: 'REQUEST_TIMEOUT' }) });

describe('the line before the threads of planning', () => {
  it('is served in its order', async () => {
    const threads = createPlanThreads(thread, 1);
    const served: number[] = [];
    await Promise.all([1, 2, 3].map((number) => threads.use(async () => void served.push(number))));
    expect(served).toEqual([1, 2, 3]);
  });

  it('lets go of who has waited too long, and serves who comes after', async () => {
    const threads = createPlanThreads(thread, 1, { maxWaiting: 5, maxWaitMs: 20 });
    const held = Promise.withResolvers<void>();
    const holding = threads.use(() => held.promise);
    await expect(threads.use(async () => 'too late')).rejects.toEqual(late);
    held.resolve();
    await holding;
    expect(await threads.use(async () => 'served')).toBe('served');
  });

  it('takes no more than so many', async () => {
    const threads = createPlanThreads(thread, 1, { maxWaiting: 2, maxWaitMs: 60_000 });
    const held = Promise.withResolvers<void>();
    const holding = [threads.use(() => held.promise), threads.use(async () => undefined), threads.use(async () => undefined)];
    await expect(threads.use(async () => undefined)).rejects.toEqual(late);
    held.resolve();
    await Promise.all(holding);
  });
});
