import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { signIdentity } from '@lapor/kit/identity';
import type { Principal } from './principal.js';

/** Signs the caller's identity for one fetch: for one subgraph, one operation, and half a minute. */
export type SignFor = (subgraph: string, operationHash: string) => string;

export interface ForwardOptions {
  /** One key per subgraph, so that no subgraph can speak to another in a user's name. */
  readonly keys: Readonly<Record<string, IdentityKey>>;
  readonly principal: Principal;
  readonly requestId: string;
}

export function createSignFor({ keys, principal, requestId }: ForwardOptions): SignFor {
  return (subgraph, operationHash) => {
    const key = Object.hasOwn(keys, subgraph) ? keys[subgraph] : undefined;
    if (!key) throw new Error(`there is no identity key for the subgraph ${subgraph}`);
    return signIdentity(
      key,
      {
        aud: subgraph,
        op: operationHash,
        sub: principal.subject,
        ...(principal.sessionExp === undefined ? {} : { sessionExp: principal.sessionExp }),
        requestId,
      },
      Date.now(),
    );
  };
}
