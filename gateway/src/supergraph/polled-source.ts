import type { SupergraphManager } from '@apollo/gateway';
import type { SubgraphPlace } from './generation.js';
import { SupergraphRefused } from './supergraph-refused.js';

export interface PolledSourceOptions {
  /** The supergraph to begin with, so that a start does not depend on every subgraph. */
  readonly first: string;
  /** Whom to ask, and where. */
  readonly subgraphs: readonly SubgraphPlace[];
  /** How often, in milliseconds. */
  readonly everyMs: number;
  /** Told when they do not answer or do not compose. */
  readonly refused: (reason: SupergraphRefused) => void;
}

/**
 * The supergraph that the running subgraphs compose to: `IntrospectAndCompose` of @apollo/gateway asks them for their SDL.
 * It gives up when its first attempt fails, so it is begun again until one has succeeded; from then on it polls by itself.
 */
export function createPolledSource({ first, subgraphs, everyMs, refused }: PolledSourceOptions): SupergraphManager {
  return {
    async initialize(hooks) {
      // Loading it takes most of a second, which only they pay who poll.
      const { IntrospectAndCompose } = await import('@apollo/gateway');
      let stopped = false;
      let timer: NodeJS.Timeout | undefined;
      let cleanUp: (() => Promise<void>) | undefined;
      const begin = async () => {
        const source = new IntrospectAndCompose({
          subgraphs: [...subgraphs],
          pollIntervalInMs: everyMs,
          logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: (text) => refused(notComposed(text)) },
        });
        try {
          const begun = await source.initialize(hooks);
          if (stopped) return await begun.cleanup?.();
          cleanUp = begun.cleanup;
          hooks.update(begun.supergraphSdl);
        } catch {
          // It has told its logger why.
          if (!stopped) timer = setTimeout(() => (beginning = begin()), everyMs).unref();
        }
      };
      let beginning = begin();
      return {
        supergraphSdl: first,
        async cleanup() {
          stopped = true;
          clearTimeout(timer);
          await beginning;
          await cleanUp?.();
        },
      };
    },
  };
}

function notComposed(text: unknown): SupergraphRefused {
  return new SupergraphRefused('notComposed', `The subgraphs cannot be read, or do not compose: ${String(text)}`);
}
