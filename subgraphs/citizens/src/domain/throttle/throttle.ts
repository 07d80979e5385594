import type { Refusal } from '@lapor/schema/refusal';

/** What is remembered of the attempts to sign in under one name, whether an account has that name or not. */
export interface Throttle {
  /** Attempts since the last success. */
  readonly failures: number;
  readonly delayedUntil: Date | null;
  /** When all of this is forgotten. */
  readonly forgetAt: Date;
}

const FREE_FAILURES = 4;
const FIRST_DELAY_SECONDS = 30;
const MAX_DELAY_SECONDS = 900;
const MEMORY_MS = 24 * 60 * 60 * 1000;

/** How long to wait after so many failures: nothing before the fifth, then 30 s, doubled each time up to 15 minutes. */
export function signInDelaySeconds(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(FIRST_DELAY_SECONDS * 2 ** (failures - FREE_FAILURES - 1), MAX_DELAY_SECONDS);
}

export function freshThrottle(now: Date): Throttle {
  return { failures: 0, delayedUntil: null, forgetAt: new Date(now.getTime() + MEMORY_MS) };
}

/**
 * Decides whether an attempt may be made now, and what to remember of it. The attempt is counted as failed before the
 * password is looked at (a success wipes it out): a hundred attempts sent at once are counted as a hundred.
 */
export function admitAttempt(before: Throttle, now: Date): { readonly ok: true; readonly after: Throttle } | Refusal {
  const known = before.forgetAt.getTime() > now.getTime() ? before : freshThrottle(now);
  const waitMs = known.delayedUntil === null ? 0 : known.delayedUntil.getTime() - now.getTime();
  if (waitMs > 0) return { ok: false, code: 'SIGN_IN_DELAYED', details: { retryAfterSeconds: Math.ceil(waitMs / 1000) } };
  const failures = known.failures + 1;
  const delay = signInDelaySeconds(failures);
  const delayedUntil = delay === 0 ? null : new Date(now.getTime() + delay * 1000);
  return { ok: true, after: { failures, delayedUntil, forgetAt: new Date(now.getTime() + MEMORY_MS) } };
}
