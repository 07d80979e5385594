import { createHash } from 'node:crypto';
import { RefusalError } from '@lapor/kit/refusal';
import { print } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { PlanningTask } from './plan-messages.js';
import { PlanTooComplex, startPlanThread, type ThreadLimits } from './plan-thread.js';
import { createPlanThreads } from './plan-threads.js';
import type { Planner } from './planner.js';

export interface PlanningLimits extends ThreadLimits {
  /** How many operations are planned at one time. */
  readonly threads: number;
}

/** A planner that never takes the event loop, however hard an operation is. */
export interface ThreadedPlanner extends Planner {
  /** Resolves when it can plan; before that, operations wait. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** Operations that were too complex are refused at once for a while: trying again would take a thread from others. */
const REMEMBERED_REFUSALS = 10_000;
const REFUSED_FOR_MS = 10 * 60_000;

/**
 * Plans in threads of their own, each with a deadline and a limit of memory. An operation beyond either is refused with
 * PLAN_TOO_COMPLEX, and its thread is replaced; the others' operations wait for the next one that is free.
 */
export function startPlannerThreads(task: PlanningTask, { threads, ...limits }: PlanningLimits): ThreadedPlanner {
  const refused = new LRUCache<string, true>({ max: REMEMBERED_REFUSALS, ttl: REFUSED_FOR_MS });
  const pool = createPlanThreads(() => startPlanThread(task, limits), threads);
  return {
    async plan(document, operationName) {
      const request = { text: print(document), operationName };
      const key = createHash('sha256')
        .update(`${operationName ?? ''}\n${request.text}`)
        .digest('base64url');
      if (refused.has(key)) throw new RefusalError('PLAN_TOO_COMPLEX');
      try {
        return await pool.use((thread) => thread.plan(request));
      } catch (error) {
        if (!(error instanceof PlanTooComplex)) throw error;
        refused.set(key, true);
        throw new RefusalError('PLAN_TOO_COMPLEX');
      }
    },
    ready: pool.ready,
    stop: pool.stop,
  };
}
