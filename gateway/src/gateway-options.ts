import type { GraphQLDataSource, SupergraphManager } from '@apollo/gateway';
import type { SubgraphPlace } from './supergraph/generation.js';

/** What can be put into the gateway by code. Everything here is an interface of @apollo/gateway (docs/integrating.md). */
export interface GatewayOptions {
  /** Where supergraphs come from, in place of SUPERGRAPH_FILE and SUPERGRAPH_POLL_MS. */
  readonly supergraph?: SupergraphManager;
  /** What fetches from a subgraph; undefined for those that our own client serves. Subscriptions go to its address. */
  readonly buildService?: (subgraph: SubgraphPlace) => GraphQLDataSource | undefined;
}
