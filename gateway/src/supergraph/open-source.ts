import type { GraphQLDataSource, SupergraphManager } from '@apollo/gateway';
import type { SubgraphPlace } from './generation.js';

/** A supergraph's source that has given its first text. */
export interface OpenSource {
  readonly supergraphSdl: string;
  /** Calls back with every text that comes after the first; also with those that came before this was called. */
  listen(offered: (supergraphSdl: string) => void): void;
  stop(): Promise<void>;
}

export interface OpenSourceOptions {
  /** How a source reaches a subgraph by itself. */
  readonly getDataSource: (place: SubgraphPlace) => GraphQLDataSource;
  /** Rejects when a subgraph of this supergraph does not answer. */
  readonly healthCheck: (supergraphSdl: string) => Promise<void>;
}

/** Opens any `SupergraphManager`, ours or one made for @apollo/gateway. */
export async function openSource(manager: SupergraphManager, { getDataSource, healthCheck }: OpenSourceOptions): Promise<OpenSource> {
  let waiting: string | undefined;
  let offer = (supergraphSdl: string): void => {
    waiting = supergraphSdl;
  };
  const { supergraphSdl, cleanup } = await manager.initialize({
    update: (text) => offer(text),
    healthCheck,
    getDataSource: ({ name, url = '' }) => getDataSource({ name, url }),
  });
  return {
    supergraphSdl,
    listen(offered) {
      offer = offered;
      if (waiting !== undefined) offered(waiting);
    },
    stop: async () => cleanup?.(),
  };
}
