import { LocalCompose, RemoteGraphQLDataSource } from '@apollo/gateway';
import type { GatewayOptions } from '@lapor/gateway/gateway-options';
import { parse } from 'graphql';

/** Subgraphs that are composed in this process, one of them reached by another client than the gateway's. */
export function ownParts(subgraphs: readonly { readonly name: string; readonly url: string; readonly sdl: string }[]): GatewayOptions {
  return {
    supergraph: new LocalCompose({
      localServiceList: subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
    }),
    buildService: ({ name, url }) => (name === 'two' ? new RemoteGraphQLDataSource({ url }) : undefined),
  };
}
