import type { GraphQLDataSource, SupergraphManager } from '@apollo/gateway';
import type { Subject } from '@lapor/schema/identity';
import type { HeaderRules } from './headers/header-rules.js';
import type { SubgraphPlace } from './supergraph/generation.js';

/** What can be put into the gateway by code; sources and services are interfaces of @apollo/gateway (docs/integrating.md). */
export interface GatewayOptions {
  /** Where supergraphs come from, in place of SUPERGRAPH_FILE and SUPERGRAPH_POLL_MS. */
  readonly supergraph?: SupergraphManager;
  /** What fetches from a subgraph; undefined for those that our own client serves. Subscriptions go to its address. */
  readonly buildService?: (subgraph: SubgraphPlace) => GraphQLDataSource | undefined;
  /** Which headers go through, in place of HEADER_RULES_FILE. */
  readonly headers?: HeaderRules;
  /**
   * Whether this caller is served by the new subgraph of the fields under a label of `@override`, in place of
   * OVERRIDE_LABELS; asked anew for each request, for every label but `percent(N)`.
   */
  readonly overrides?: (label: string, subject: Subject) => boolean;
}
