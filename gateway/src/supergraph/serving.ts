import type { Engine } from '../engine.js';
import type { Generation } from './generation.js';

/** A generation at work, with the engine over its subgraphs. */
export interface Serving {
  readonly generation: Generation;
  readonly engine: Engine;
  /** Keeps it while something runs on it; false when it has been freed already. Whoever holds it releases it once. */
  hold(): boolean;
  release(): void;
  /** No new work comes. It is freed when the last that runs on it has ended; resolves then. */
  retire(): Promise<void>;
}

export interface ServingOptions {
  readonly generation: Generation;
  readonly engine: Engine;
  /** Lets go of what belongs to this generation alone: its threads, its connections. */
  readonly free: () => Promise<void>;
}

export function createServing({ generation, engine, free }: ServingOptions): Serving {
  let held = 0;
  let retired = false;
  let isFree = false;
  const freed = Promise.withResolvers<void>();
  const freeWhenIdle = () => {
    if (!retired || isFree || held > 0) return;
    isFree = true;
    free().then(freed.resolve, freed.reject);
  };
  return {
    generation,
    engine,
    hold() {
      if (isFree) return false;
      held += 1;
      return true;
    },
    release() {
      held -= 1;
      if (retired) freeWhenIdle();
    },
    retire() {
      retired = true;
      freeWhenIdle();
      return freed.promise;
    },
  };
}
