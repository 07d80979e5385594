import type { IdentityClaims, Subject } from '@lapor/schema/identity';

/** What every resolver of every subgraph can rely on. Subgraphs add their loaders and database. */
export interface RequestContext {
  readonly identity: IdentityClaims;
  readonly subject: Subject;
}

export function toRequestContext(identity: IdentityClaims): RequestContext {
  return { identity, subject: identity.sub };
}
