import { CACHE_HINTS } from './cache-hints.js';
import { carryDirectives } from './carried-directives.js';
import { VIEWER_CLAIMS } from './viewer-claims.js';

/** All that subgraphs tell the gateway by directives of which composition knows nothing. */
export const CARRIED = [CACHE_HINTS, VIEWER_CLAIMS] as const;

/** Writes it into their supergraph. */
export function carryWhatIsSaid(supergraphSdl: string, subgraphs: readonly { readonly name: string; readonly sdl: string }[]): string {
  return carryDirectives(CARRIED, supergraphSdl, subgraphs);
}
