import type { Logger } from '@lapor/kit/log';
import type { GraphQLSchema } from 'graphql';
import type { Generation } from './generation.js';
import type { Serving } from './serving.js';

/** Tells of what takes over from a generation, at once when that has happened already; returns how to call it off. */
export type WatchTakeovers = (from: Generation, tookOver: (next: Serving) => void) => () => void;

/** The generation that serves, and those that still end what they have begun. */
export interface Generations {
  /** What new work runs on. A plain property, because it is read for every request. */
  readonly current: Serving;
  /** Holds the generation of this API schema, with which an operation was validated; undefined when it has been freed. */
  holdFor(schema: GraphQLSchema): Serving | undefined;
  /** From now on everything new runs on the next one; the former is freed when its last work has ended. */
  takeOver(next: Serving): void;
  readonly watch: WatchTakeovers;
  /** Frees all, once what runs on them has ended. */
  stop(): Promise<void>;
}

export function createGenerations(first: Serving, log: Logger): Generations {
  const retiring = new Map<Serving, Promise<void>>();
  const watchers = new Set<(next: Serving) => void>();
  const retire = (former: Serving): Promise<void> => {
    const supergraph = former.generation.id;
    const freed = former.retire().then(
      () => log.info({ supergraph }, 'a former supergraph is freed'),
      (err: unknown) => log.error({ err, supergraph }, 'a former supergraph could not be freed whole'),
    );
    const done = freed.finally(() => retiring.delete(former));
    retiring.set(former, done);
    return done;
  };
  const generations = {
    current: first,
    holdFor(schema: GraphQLSchema) {
      const { current } = generations;
      if (current.generation.apiSchema === schema) return current.hold() ? current : undefined;
      for (const former of retiring.keys()) if (former.generation.apiSchema === schema && former.hold()) return former;
      return undefined;
    },
    takeOver(next: Serving) {
      const former = generations.current;
      generations.current = next;
      for (const tookOver of watchers) tookOver(next);
      void retire(former);
    },
    watch(from: Generation, tookOver: (next: Serving) => void) {
      watchers.add(tookOver);
      if (generations.current.generation !== from) tookOver(generations.current);
      return () => watchers.delete(tookOver);
    },
    async stop() {
      await Promise.all([...retiring.values(), retire(generations.current)]);
    },
  };
  return generations;
}
