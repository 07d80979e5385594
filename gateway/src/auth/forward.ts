import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { signIdentity } from '@lapor/kit/identity';
import type { Subject } from '@lapor/schema/identity';
import type { Principal } from './principal.js';

/** Signs the caller's identity for one fetch: for one subgraph, one operation, and half a minute. */
export type SignFor = (subgraph: string, operationHash: string) => string;

export interface ForwardOptions {
  /** One key per subgraph, so that no subgraph can speak to another in a user's name. */
  readonly keys: Readonly<Record<string, IdentityKey>>;
  /** The principal at the moment of a fetch: an operation under way does not keep a right that was taken. */
  readonly principal: () => Principal;
  readonly requestId: string;
}

/** What a citizen's secret is sealed for; nobody else is even shown the seal. */
const READS_SECRETS = 'reports';

function subjectFor(subgraph: string, subject: Subject): Subject {
  if (subject.kind !== 'citizen' || subgraph === READS_SECRETS) return subject;
  return { kind: subject.kind, id: subject.id };
}

export function createSignFor({ keys, principal, requestId }: ForwardOptions): SignFor {
  return (subgraph, operationHash) => {
    const key = Object.hasOwn(keys, subgraph) ? keys[subgraph] : undefined;
    if (!key) throw new Error(`there is no identity key for the subgraph ${subgraph}`);
    const { subject, sessionExp } = principal();
    return signIdentity(
      key,
      {
        aud: subgraph,
        op: operationHash,
        sub: subjectFor(subgraph, subject),
        ...(sessionExp === undefined ? {} : { sessionExp }),
        requestId,
      },
      Date.now(),
    );
  };
}
