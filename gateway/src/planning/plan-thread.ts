import { Worker } from 'node:worker_threads';
import type { Planned, PlanningTask, PlanReply, PlanRequest } from './plan-messages.js';
import { PlanTooComplex } from './plan-too-complex.js';

/** How much a thread of planning may take. */
export interface ThreadLimits {
  /** For all that the thread holds, in MiB; what a planner in native code holds is not counted. */
  readonly heapMb: number;
}

/** One thread; it plans one operation at a time and is gone for good when one was too much for it. */
export interface PlanThread {
  /** Resolves when it can plan. */
  readonly ready: Promise<void>;
  /** @throws {PlanTooComplex} and then the thread may have ended. */
  plan(request: PlanRequest): Promise<Planned>;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

const WORKER = new URL('./plan-worker.js', import.meta.url);
/** A sixth of the usual: plans are short-lived and small, and what the thread does not use counts as used by the process. */
const YOUNG_MB = 8;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

export function startPlanThread(task: PlanningTask, { heapMb }: ThreadLimits): PlanThread {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = new Worker(WORKER, { workerData: task, env: {}, execArgv: [], resourceLimits });
  // A process that has nothing else to do is not kept alive by a thread that waits.
  worker.unref();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);
  let pending: PromiseWithResolvers<Planned> | undefined;
  let ended = false;
  const end = (error: Error) => {
    ended = true;
    ready.reject(error);
    pending?.reject(error);
    pending = undefined;
  };
  worker.on('message', (message: PlanReply) => {
    if (message.kind === 'ready') return ready.resolve();
    if (message.kind === 'plan') pending?.resolve(message);
    else if (message.kind === 'too complex') pending?.reject(new PlanTooComplex('the plan takes too long'));
    else pending?.reject(new Error(`the planner has failed: ${message.reason}`));
    pending = undefined;
  });
  worker.on('error', (error: Error & { readonly code?: string }) =>
    // Without an operation it is the supergraph that does not fit.
    end(pending && error.code === OUT_OF_MEMORY ? new PlanTooComplex('the plan takes too much memory') : error),
  );
  worker.on('exit', () => end(new Error('the thread of planning has ended')));
  return {
    ready: ready.promise,
    hasEnded: () => ended,
    async plan(request) {
      await ready.promise;
      const planning = Promise.withResolvers<Planned>();
      pending = planning;
      worker.postMessage(request);
      const timer = setTimeout(() => {
        end(new PlanTooComplex('the plan takes too long'));
        void worker.terminate();
      }, task.deadlineMs);
      return planning.promise.finally(() => clearTimeout(timer));
    },
    async stop() {
      end(new Error('the thread of planning was stopped'));
      await worker.terminate();
    },
  };
}
