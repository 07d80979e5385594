import type { SubgraphClient } from './execution/subgraph-client.js';
import type { Upstream } from './subscriptions/upstream.js';

/** The ways to one subgraph: for fetches, and for subscriptions. */
export interface Connection {
  readonly client: SubgraphClient;
  readonly upstream: Upstream;
}

/** The ways to the subgraphs of one generation. */
export interface OpenConnections {
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** What no other generation uses is closed once its fetches have ended. */
  close(): Promise<void>;
}

/** Opens the ways to subgraphs, given as name → address. */
export type Connect = (subgraphs: ReadonlyMap<string, string>) => OpenConnections;

/** Generations that reach a subgraph at the same address share its connections: a new supergraph opens none anew. */
export function createConnections(open: (name: string, url: string) => Connection): Connect {
  const shared = new Map<string, Connection & { uses: number }>();
  const use = (name: string, url: string) => {
    const key = `${name} ${url}`;
    const connection = shared.get(key) ?? { ...open(name, url), uses: 0 };
    connection.uses += 1;
    shared.set(key, connection);
    const leave = async () => {
      connection.uses -= 1;
      if (connection.uses > 0) return;
      shared.delete(key);
      await Promise.all([connection.client.close(), connection.upstream.close()]);
    };
    return { name, connection, leave };
  };
  return (subgraphs) => {
    const used = [...subgraphs].map(([name, url]) => use(name, url));
    return {
      clients: new Map(used.map(({ name, connection }) => [name, connection.client])),
      upstreams: new Map(used.map(({ name, connection }) => [name, connection.upstream])),
      close: async () => {
        await Promise.all(used.map(({ leave }) => leave()));
      },
    };
  };
}
