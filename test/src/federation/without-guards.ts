const GUARD = / @(authenticated|requiresScopes\(scopes: [^)]*\)|policy\(policies: [^)]*\))/g;

/** A subgraph in which everybody may read everything; plain ApolloGateway serves no other (it refuses to start). */
export function withoutGuards(sdl: string): string {
  return sdl.replaceAll(GUARD, '');
}
