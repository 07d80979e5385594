import { operationHash, signIdentity } from '@lapor/kit/identity';
import { ANONYMOUS, IDENTITY_HEADER, type SubgraphName, type Subject } from '@lapor/schema/identity';
import { type Answer, post } from './graph-client.js';
import type { OpenSystem } from './open-system.js';

/** What an identity says, and with which key; left out, it is the one the gateway would sign. */
export interface Claims {
  readonly audience?: SubgraphName;
  readonly operation?: string;
  readonly subject?: Subject;
  readonly signedAt?: number;
  readonly issuer?: string;
  readonly kid?: string;
  /** Base64url. */
  readonly secret?: string;
}

/** An identity for one operation at one subgraph, true or forged. */
export function signFor({ secrets }: OpenSystem, subgraph: SubgraphName, operation: string, claims: Claims = {}): string {
  const { audience = subgraph, subject = ANONYMOUS, signedAt = Date.now(), issuer = 'gateway', kid = 'gateway-1' } = claims;
  const secret = Buffer.from(claims.secret ?? secrets.identityKeys[subgraph], 'base64url');
  return signIdentity({ kid, issuer, secret }, { aud: audience, op: operationHash(claims.operation ?? operation), sub: subject }, signedAt);
}

export function subgraphUrl({ ports }: OpenSystem, subgraph: SubgraphName): string {
  return `http://127.0.0.1:${ports[subgraph]}`;
}

/** Asks a subgraph without the gateway, with an identity or none. */
export function askSubgraph<Data>(
  system: OpenSystem,
  subgraph: SubgraphName,
  request: { readonly query: string; readonly variables?: Record<string, unknown> },
  identity?: string,
): Promise<Answer<Data>> {
  return post<Data>(`${subgraphUrl(system, subgraph)}/graphql`, request, identity === undefined ? {} : { [IDENTITY_HEADER]: identity });
}
