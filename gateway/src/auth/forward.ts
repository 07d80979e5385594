import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { signIdentity } from '@lapor/kit/identity';
import type { Subject } from '@lapor/schema/identity';
import type { Principal } from './principal.js';

/** Signs a caller's identity for one fetch: for one subgraph, one operation (its hash), and half a minute. */
export type SignIdentity = (subgraph: string, operationHash: string, principal: Principal) => string;

/** What a citizen's secret is sealed for; nobody else is even shown the seal. */
const READS_SECRETS = 'reports';

/** Of one caller in one second; whoever asks more different things than this is signed for anew. */
const MOST_REMEMBERED = 1_000;

function subjectFor(subgraph: string, subject: Subject): Subject {
  if (subject.kind !== 'citizen' || subgraph === READS_SECRETS) return subject;
  return { kind: subject.kind, id: subject.id };
}

/** What was signed for a caller within one second. It goes with the caller's own object, which nothing else holds on to. */
interface Signed {
  readonly second: number;
  readonly identities: Map<string, string>;
}

/**
 * Identities tell whole seconds, so those of one second that say the same are the same, and signed once: a list that
 * everybody reads, or a dashboard, asks the same of a subgraph many times a second.
 *
 * @param keys one per subgraph, so that no subgraph can speak to another in a user's name.
 * @param now in milliseconds.
 */
export function createSignIdentity(keys: Readonly<Record<string, IdentityKey>>, now: () => number = Date.now): SignIdentity {
  const remembered = new WeakMap<Subject, Signed>();
  const signedFor = (subject: Subject, second: number): Map<string, string> => {
    const known = remembered.get(subject);
    if (known?.second === second && known.identities.size < MOST_REMEMBERED) return known.identities;
    const identities = new Map<string, string>();
    remembered.set(subject, { second, identities });
    return identities;
  };
  return (subgraph, operationHash, { subject, sessionExp }) => {
    const moment = now();
    const identities = signedFor(subject, Math.floor(moment / 1000));
    const what = `${subgraph} ${operationHash} ${sessionExp}`;
    const known = identities.get(what);
    if (known !== undefined) return known;
    const key = Object.hasOwn(keys, subgraph) ? keys[subgraph] : undefined;
    if (!key) throw new Error(`there is no identity key for the subgraph ${subgraph}`);
    const claims = { aud: subgraph, op: operationHash, sub: subjectFor(subgraph, subject) };
    const identity = signIdentity(key, sessionExp === undefined ? claims : { ...claims, sessionExp }, moment);
    identities.set(what, identity);
    return identity;
  };
}
