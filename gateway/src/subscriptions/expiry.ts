const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** There is no end to call off. */
const ENDLESS = () => undefined;

/**
 * Calls back at the second in which a token ends (and a little later when asked to); never for anonymous requests.
 * Returns how to call it off.
 */
export function atExpiry(sessionExp: number | undefined, expire: () => void, laterMs = 0): () => void {
  if (sessionExp === undefined) return ENDLESS;
  const wait = Math.min(Math.max(0, sessionExp * 1000 - Date.now()) + laterMs, LONGEST_TIMER_MS);
  const timer = setTimeout(expire, wait);
  return () => clearTimeout(timer);
}

/** Whether a token has ended. */
export function hasExpired(sessionExp: number | undefined): boolean {
  return sessionExp !== undefined && sessionExp * 1000 <= Date.now();
}
