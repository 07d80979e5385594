import type { GraphQLDataSource, SupergraphManager } from '@apollo/gateway';
import type { HeaderRules } from './headers/header-rules.js';
import type { SubgraphPlace } from './supergraph/generation.js';

/** What can be put into the gateway by code (docs/integrating.md). What fetches and composes are interfaces of @apollo/gateway. */
export interface GatewayOptions {
  /** Where supergraphs come from, in place of SUPERGRAPH_FILE and SUPERGRAPH_POLL_MS. */
  readonly supergraph?: SupergraphManager;
  /** What fetches from a subgraph; undefined for those that our own client serves. Subscriptions go to its address. */
  readonly buildService?: (subgraph: SubgraphPlace) => GraphQLDataSource | undefined;
  /** Which headers go through, in place of HEADER_RULES_FILE. */
  readonly headers?: HeaderRules;
}
