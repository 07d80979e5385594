import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { StartFailure } from '@lapor/kit/start-failure';

/** Reads a supergraph's text. Throws a StartFailure when it needs what this gateway does not have. */
export function buildSupergraph(sdl: string): Supergraph {
  try {
    return Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  } catch (error) {
    throw new StartFailure(`The supergraph cannot be served: ${(error as Error).message}. Compose it anew with "npm run schema".`);
  }
}
