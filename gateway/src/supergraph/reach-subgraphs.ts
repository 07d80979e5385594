import type { GraphQLDataSource } from '@apollo/gateway';
import { operationHash } from '@lapor/kit/identity';
import { newId } from '@lapor/kit/ids';
import { ANONYMOUS, IDENTITY_HEADER, REQUEST_ID_HEADER } from '@lapor/schema/identity';
import type { SignIdentity } from '../auth/forward.js';
import { Ending } from '../execution/ending.js';
import type { SubgraphClient } from '../execution/subgraph-client.js';
import { buildSupergraph } from './build-supergraph.js';
import type { SubgraphPlace } from './generation.js';

export interface ReachSubgraphsOptions {
  readonly sign: SignIdentity;
  /** Where a subgraph is, if not where a source thinks. */
  readonly addressOf: (place: SubgraphPlace) => string;
  readonly open: (name: string, url: string) => SubgraphClient;
}

/** How a source of supergraphs asks subgraphs: signed like every fetch, in nobody's name. */
export interface ReachSubgraphs {
  readonly getDataSource: (place: SubgraphPlace) => GraphQLDataSource;
  readonly healthCheck: (supergraphSdl: string) => Promise<void>;
  close(): Promise<void>;
}

const NOBODY = { subject: ANONYMOUS, sessionExp: undefined };
const HEALTH_CHECK = 'query HealthCheck { __typename }';

export function createReachSubgraphs({ sign, addressOf, open }: ReachSubgraphsOptions): ReachSubgraphs {
  const clients = new Map<string, SubgraphClient>();
  const clientOf = (name: string, url: string): SubgraphClient => {
    const key = `${name} ${url}`;
    const client = clients.get(key) ?? open(name, url);
    clients.set(key, client);
    return client;
  };
  const ask = async (place: SubgraphPlace, query: string, rest: object = {}) => {
    const headers = [IDENTITY_HEADER, sign(place.name, operationHash(query), NOBODY), REQUEST_ID_HEADER, newId()];
    const client = clientOf(place.name, addressOf(place));
    return client.post(JSON.stringify({ query, variables: {}, ...rest }), headers, new Ending());
  };
  return {
    getDataSource: (place) => ({
      async process({ request: { query = '', operationName, variables = {} } }) {
        const { data, errors } = await ask(place, query, { variables, ...(operationName === undefined ? {} : { operationName }) });
        return { data, ...(errors.length > 0 ? { errors: errors as never } : {}) };
      },
    }),
    async healthCheck(supergraphSdl) {
      await Promise.all(
        buildSupergraph(supergraphSdl)
          .subgraphsMetadata()
          .map((place) => ask(place, HEALTH_CHECK)),
      );
    },
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}
