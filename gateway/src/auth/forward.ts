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

interface Identity {
  readonly subgraph: string;
  readonly sessionExp: number | undefined;
  readonly signed: string;
}

/** What was signed for a caller within one second. It goes with the caller's own object, which nothing else holds on to. */
interface Signed {
  readonly second: number;
  /** By the operation's hash, under which mostly one stands: to put a longer key together takes longer than all the rest. */
  readonly identities: Map<string, Identity[]>;
  count: number;
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
  const signedFor = (subject: Subject, second: number): Signed => {
    const known = remembered.get(subject);
    if (known?.second === second && known.count < MOST_REMEMBERED) return known;
    const begun: Signed = { second, identities: new Map(), count: 0 };
    remembered.set(subject, begun);
    return begun;
  };
  return (subgraph, operationHash, { subject, sessionExp }) => {
    const moment = now();
    const ofCaller = signedFor(subject, Math.floor(moment / 1000));
    const ofOperation = ofCaller.identities.get(operationHash) ?? [];
    const known = ofOperation.find((each) => each.subgraph === subgraph && each.sessionExp === sessionExp);
    if (known) return known.signed;
    const key = Object.hasOwn(keys, subgraph) ? keys[subgraph] : undefined;
    if (!key) throw new Error(`there is no identity key for the subgraph ${subgraph}`);
    const claims = { aud: subgraph, op: operationHash, sub: subjectFor(subgraph, subject) };
    const signed = signIdentity(key, sessionExp === undefined ? claims : { ...claims, sessionExp }, moment);
    ofCaller.identities.set(operationHash, [...ofOperation, { subgraph, sessionExp, signed }]);
    ofCaller.count += 1;
    return signed;
  };
}
