import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { RefusalError } from '@lapor/kit/refusal';
import { fetchKeySet } from './fetch-key-set.js';
import type { TrustedIssuer } from './trusted-issuer.js';
import { readVerificationKey, type VerificationKey } from './verification-key.js';

/** An issuer's public keys. */
export interface KeySet extends Running {
  /**
   * The key that a token names. One that is not known is asked for, at most once in half a minute, however many tokens
   * name unknown keys.
   * @throws {RefusalError} TOKEN_INVALID when there is no such key; SUBGRAPH_UNAVAILABLE when that could not be found out.
   */
  find(kid: unknown, algorithm: unknown): Promise<VerificationKey>;
  /** Whether the issuer still publishes a key, as far as is known. */
  holds(key: VerificationKey): boolean;
}

export interface KeySetOptions extends Pick<TrustedIssuer, 'issuer' | 'jwksUri'> {
  /** How often the keys are read anew; a key that is withdrawn is accepted for so long, and the time a fetch may take. */
  readonly refreshMs: number;
  readonly log: Logger;
  /** Milliseconds that only go forward. */
  readonly clock?: () => number;
}

/** Between two fetches because of keys that are not known. */
const UNKNOWN_COOLDOWN_MS = 30_000;
/** Between two attempts while no keys could be fetched at all. */
const RETRY_MS = 250;

const nameOf = (kid: unknown, algorithm: unknown) => `${algorithm} ${kid}`;

/** Keeps an issuer's keys: fetched when first needed, then at an interval. An issuer that does not answer changes nothing. */
export function createKeySet({ issuer, jwksUri, refreshMs, log, clock = () => performance.now() }: KeySetOptions): KeySet {
  let keys: ReadonlyMap<string, VerificationKey> | null = null;
  let loading: Promise<void> | null = null;
  let failing = false;
  let attemptedAt = Number.NEGATIVE_INFINITY;
  let askedForUnknownAt = Number.NEGATIVE_INFINITY;

  const load = async (): Promise<void> => {
    attemptedAt = clock();
    try {
      keys = readKeys(await fetchKeySet(jwksUri), keys);
      failing = false;
    } catch (err) {
      // Said once: an issuer that is away for a day must not fill the log.
      if (!failing) log.warn({ issuer, err }, 'the keys of an issuer cannot be fetched; those it has are kept');
      failing = true;
    }
  };
  /** One fetch at a time; whoever comes meanwhile waits for the same. */
  const loaded = () => {
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  };
  const timer = setInterval(() => keys && void loaded(), refreshMs).unref();

  return {
    async find(kid, algorithm) {
      const name = nameOf(kid, algorithm);
      const known = keys?.get(name);
      if (known) return known;
      // Without a name nothing could be found, however often it is asked for.
      if (typeof kid !== 'string') throw new RefusalError('TOKEN_INVALID');
      if (loading) await loading;
      else if (keys === null && clock() - attemptedAt >= RETRY_MS) await loaded();
      else if (keys !== null && clock() - askedForUnknownAt >= UNKNOWN_COOLDOWN_MS) {
        askedForUnknownAt = clock();
        await loaded();
      }
      const found = keys?.get(name);
      if (found) return found;
      throw new RefusalError(failing ? 'SUBGRAPH_UNAVAILABLE' : 'TOKEN_INVALID');
    },
    holds: (key) => keys?.get(nameOf(key.kid, key.algorithm)) === key,
    async stop() {
      clearInterval(timer);
      await loading;
    },
  };
}

/** The usable keys by their names. One that stays the same stays the same object; a name that two keys bear names neither. */
function readKeys(values: readonly unknown[], former: ReadonlyMap<string, VerificationKey> | null): ReadonlyMap<string, VerificationKey> {
  const byName = Map.groupBy(
    values.map(readVerificationKey).filter((key) => key !== null),
    ({ kid, algorithm }) => nameOf(kid, algorithm),
  );
  return new Map(
    [...byName].flatMap(([name, [key, ...others]]) => {
      if (!key || others.length > 0) return [];
      const before = former?.get(name);
      return [[name, before?.fingerprint === key.fingerprint ? before : key]];
    }),
  );
}
