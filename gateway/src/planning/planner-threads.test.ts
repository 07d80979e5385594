import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { PLANNERS } from './planner-name.js';
import { type PlanningLimits, startPlannerThreads, type ThreadedPlanner } from './planner-threads.js';
import { hard, TANGLE } from './tangle.fixture.js';

const EASY = parse('{ t0 { v } }');
const HARD = parse(hard(6));
const LIMITS: PlanningLimits = { deadlineMs: 60_000, heapMb: 256, threads: 1, idleMs: 60_000 };
const complex = expect.objectContaining({ extensions: expect.objectContaining({ code: 'PLAN_TOO_COMPLEX' }) });

describe.each(PLANNERS)('planning in threads (%s)', (name) => {
  let planner: ThreadedPlanner | undefined;
  afterEach(() => planner?.stop());
  const start = async (change: Partial<PlanningLimits> = {}) => {
    planner = startPlannerThreads({ supergraphSdl: TANGLE }, { ...LIMITS, planner: name, ...change });
    await planner.ready();
    return planner;
  };

  it('gives the plan, to as many as ask at one time', async () => {
    const { plan } = await start();
    const plans = await Promise.all([1, 2, 3].map(() => plan(EASY, null)));
    for (const each of plans) expect(each).toMatchObject({ kind: 'operation', root: { kind: 'fetch', subgraph: 'k0' } });
  });

  it('plans again after it had nothing to plan for a while', async () => {
    const { plan } = await start({ idleMs: 20 });
    await plan(EASY, null);
    await delay(200);
    expect(await plan(EASY, null)).toMatchObject({ kind: 'operation' });
  });

  it('says why there is no plan, and goes on', async () => {
    const { plan } = await start();
    await expect(plan(parse('{ nothing }'), null)).rejects.toThrow('the planner has failed');
    expect(await plan(EASY, null)).toMatchObject({ kind: 'operation' });
  });

  it('refuses an operation that takes too long, at once when it comes again, and plans the others', async () => {
    const { plan } = await start({ deadlineMs: 400 });
    const waiting = [plan(HARD, null), plan(EASY, null)];
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: complex },
      { status: 'fulfilled', value: expect.objectContaining({ kind: 'operation' }) },
    ]);
    const began = performance.now();
    await expect(plan(HARD, null)).rejects.toEqual(complex);
    expect(performance.now() - began).toBeLessThan(350);
  });

  it('leaves the event loop to others while it plans', async () => {
    const { plan } = await start({ deadlineMs: 1_000 });
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    await expect(plan(HARD, null)).rejects.toEqual(complex);
    clearInterval(watch);
    expect(longest).toBeLessThan(500);
  });

  it('goes on in another thread while one is held up', async () => {
    const { plan } = await start({ threads: 2, deadlineMs: 5_000 });
    const held = plan(HARD, null).catch((error: unknown) => error);
    const first = await Promise.race([held.then(() => 'held up'), plan(EASY, null).then(() => 'planned')]);
    expect(first).toBe('planned');
    expect(await held).toEqual(complex);
  });
});
