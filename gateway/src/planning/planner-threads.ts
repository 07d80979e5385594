import { createHash } from 'node:crypto';
import { RefusalError } from '@lapor/kit/refusal';
import { print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { NO_OVERRIDES } from './overrides.js';
import type { PlanningTask } from './plan-messages.js';
import { startPlanThread, type ThreadLimits } from './plan-thread.js';
import { createPlanThreads } from './plan-threads.js';
import { PlanTooComplex } from './plan-too-complex.js';
import type { Planner } from './planner.js';
import type { PlannerName } from './planner-name.js';

export interface PlanningLimits extends ThreadLimits {
  /** For one operation, in milliseconds. */
  readonly deadlineMs: number;
  /** How many operations are planned at one time. */
  readonly threads: number;
  /** After so long without anything to plan a thread ends, and the next operation waits for another one to begin, in milliseconds. */
  readonly idleMs: number;
}

export interface PlanningOptions extends PlanningLimits {
  /** Apollo's, unless another is named. */
  readonly planner?: PlannerName | undefined;
  /** Told why Apollo's planner has made a plan in the place of another; each reason once. */
  readonly onStandIn?: ((reason: string) => void) | undefined;
}

/** A planner that never takes the event loop, however hard an operation is. */
export interface ThreadedPlanner extends Planner {
  /** Resolves when it can plan; before that, operations wait. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** Operations that were too complex are refused at once for a while: trying again would take a thread from others. */
const REMEMBERED_REFUSALS = 10_000;
/** Reasons hold names of what was asked for, so there can be many. */
const MOST_REASONS = 100;
const REFUSED_FOR_MS = 10 * 60_000;

/**
 * Plans in threads of their own, each with a deadline and a limit of memory. An operation beyond either is refused with
 * PLAN_TOO_COMPLEX, and its thread is replaced; the others' operations wait for the next one that is free.
 */
export function startPlannerThreads(
  { supergraphSdl }: Pick<PlanningTask, 'supergraphSdl'>,
  { planner = 'apollo', deadlineMs, threads, idleMs, onStandIn, ...limits }: PlanningOptions,
): ThreadedPlanner {
  const task: PlanningTask = { supergraphSdl, planner, deadlineMs };
  const told = new Set<string>();
  const refused = new LRUCache<string, true>({ maxSize: REMEMBERED_REFUSALS, sizeCalculation: () => 1, ttl: REFUSED_FOR_MS });
  const pool = createPlanThreads({ start: () => startPlanThread(task, limits), count: threads, idleMs });
  return {
    async plan(document, operationName, overrides = NO_OVERRIDES) {
      const request = { text: print(document), operationName, overrides };
      const key = createHash('sha256')
        .update(`${JSON.stringify([operationName, ...overrides])}\n${request.text}`)
        .digest('base64url');
      if (refused.has(key)) throw new RefusalError('PLAN_TOO_COMPLEX');
      try {
        const { plan, standIn } = await pool.use((thread) => thread.plan(request));
        if (standIn !== undefined && !told.has(standIn) && told.size < MOST_REASONS) onStandIn?.(standIn);
        if (standIn !== undefined && told.size < MOST_REASONS) told.add(standIn);
        return plan;
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
