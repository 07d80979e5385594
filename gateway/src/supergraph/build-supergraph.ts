import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { openClientDirectives } from '../planning/client-directives.js';
import { SupergraphRefused } from './supergraph-refused.js';

/** Reads a supergraph's text. Throws a SupergraphRefused when it is none, or needs what this gateway does not have. */
export function buildSupergraph(sdl: string): Supergraph {
  try {
    return Supergraph.build(openClientDirectives(sdl), { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  } catch (error) {
    const why = (error as Error).message.replace(/\.$/, '');
    throw new SupergraphRefused('notServable', `The supergraph cannot be served: ${why}. Compose it anew with "npm run schema".`);
  }
}
