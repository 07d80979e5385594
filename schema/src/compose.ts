import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { buildSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { cacheFaults } from './cache-faults.js';
import { carryWhatIsSaid } from './carry.js';

/** A subgraph as composition takes it. */
export interface SubgraphSdl {
  readonly name: string;
  /** The address in the supergraph; an installation replaces it by its own. */
  readonly url: string;
  readonly sdl: string;
}

export type Composition =
  | { readonly ok: true; readonly supergraphSdl: string; readonly apiSdl: string }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Composes the supergraph (Federation 2) and prints the API schema that clients see, sorted. */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): Composition {
  const result = composeServices(subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (result.errors) return { ok: false, problems: result.errors.map((error) => error.message) };
  const faults = subgraphs.flatMap(({ name, sdl }) => cacheFaults(sdl).map((fault) => `[${name}] ${fault}`));
  if (faults.length > 0) return { ok: false, problems: faults };
  const supergraphSdl = carryWhatIsSaid(result.supergraphSdl, subgraphs);
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const api = supergraph.apiSchema().toGraphQLJSSchema({ includeDefer: true });
  // Built anew from its text: what is printed must be a schema by itself.
  const apiSdl = printSchema(lexicographicSortSchema(buildSchema(printSchema(api))));
  return { ok: true, supergraphSdl: `${supergraphSdl.trim()}\n`, apiSdl: `${apiSdl}\n` };
}
