import type { Logger } from '@lapor/kit/log';
import { RefusalError } from '@lapor/kit/refusal';
import type { ExternalIdentity, LinkedOfficer } from '@lapor/schema/officer-identity';
import { LRUCache } from 'lru-cache';
import type { AskForOfficer } from './ask-for-officer.js';
import type { KnownLinks } from './known-links.js';

/** Which officers identities at agencies' own sign-ins belong to. */
export interface LinkedOfficers {
  /** @throws {RefusalError} IDENTITY_UNLINKED when to nobody, SUBGRAPH_UNAVAILABLE when nobody can say. */
  find(identity: ExternalIdentity): Promise<LinkedOfficer>;
}

export interface LinkedOfficersOptions {
  readonly ask: AskForOfficer;
  readonly links: Pick<KnownLinks, 'hasEnded' | 'made'>;
  /**
   * How old an answer may become. What is taken from officers, and links that end, are told by feeds within a second; this
   * is only how long something newly given may take to be seen, and what an active officer costs citizens.
   */
  readonly refreshMs: number;
  /** How long an answer holds while citizens cannot be asked: no longer than the feeds' own news is remembered. */
  readonly keptMs: number;
  readonly maxIdentities?: number;
  readonly log: Logger;
  /** Milliseconds that only go forward. */
  readonly clock?: () => number;
}

/** More than the country has officers (46,000); at some 600 bytes each. */
const MAX_IDENTITIES = 50_000;
/** After citizens has failed to answer, what is known goes on for so long before it is asked again. */
const RETRY_MS = 5_000;

interface Known {
  readonly officer: LinkedOfficer | null;
  /** How many links had been told of when it was asked. */
  readonly made: number;
  readonly askedAt: number;
  staleAt: number;
}

/** Remembers what citizens has said, asks once for all who wait for the same, and goes on with what it knows. */
export function createLinkedOfficers({
  ask,
  links,
  refreshMs,
  keptMs,
  maxIdentities = MAX_IDENTITIES,
  log,
  clock = () => performance.now(),
}: LinkedOfficersOptions): LinkedOfficers {
  const known = new LRUCache<string, Known>({ max: maxIdentities });
  const asking = new Map<string, Promise<Known>>();
  let failing = false;

  const holds = ({ officer, made }: Known) => (officer ? !links.hasEnded(officer.linkId) : made === links.made());
  const askOnce = (name: string, identity: ExternalIdentity): Promise<Known> => {
    const running = asking.get(name);
    if (running) return running;
    const [askedAt, made] = [clock(), links.made()];
    const asked = ask(identity)
      .then((officer) => {
        const entry = { officer, made, askedAt, staleAt: askedAt + refreshMs };
        known.set(name, entry);
        failing = false;
        return entry;
      })
      .finally(() => asking.delete(name));
    asking.set(name, asked);
    return asked;
  };
  const goOn = (entry: Known | undefined, err: unknown): Known => {
    // Said once, whoever asks meanwhile.
    if (!failing) log.warn({ err }, 'citizens cannot be asked for officers; those that are known go on');
    failing = true;
    if (!entry || !holds(entry) || clock() - entry.askedAt >= keptMs) throw new RefusalError('SUBGRAPH_UNAVAILABLE');
    entry.staleAt = clock() + RETRY_MS;
    return entry;
  };

  return {
    async find(identity) {
      // An issuer is an address: there is no space in it.
      const name = `${identity.issuer} ${identity.subject}`;
      const entry = known.get(name);
      const isFresh = entry && entry.staleAt > clock() && holds(entry);
      const { officer } = isFresh ? entry : await askOnce(name, identity).catch((error: unknown) => goOn(entry, error));
      // The link may have ended while the answer was on its way.
      if (!officer || links.hasEnded(officer.linkId)) throw new RefusalError('IDENTITY_UNLINKED');
      return officer;
    },
  };
}
