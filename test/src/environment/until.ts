import { setTimeout as delay } from 'node:timers/promises';

/** Long enough for a slow machine whose processors others keep busy; whoever waits in vain waits once. */
const PATIENCE_MS = 60_000;
const POLL_MS = 20;

/** Waits until a condition holds and returns what it gave; what throws counts as not yet. */
export async function until<T>(
  what: string,
  condition: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await condition();
      if (found !== false && found !== null && found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await delay(POLL_MS);
  }
  throw new Error(`waited in vain until ${what}`, { cause: last });
}

/** Gives a promise's result, or an error when it does not come in time: a test that waits for ever says nothing. */
export async function within<T>(what: string, promise: Promise<T>, patienceMs: number = PATIENCE_MS): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`waited in vain for ${what}`)), patienceMs);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
