import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Generation } from './generation.js';
import { recheck } from './recheck.js';

export interface WarmUpLimits {
  /** How many operations are planned ahead; those asked for last come first. */
  readonly maxOperations: number;
  /** How long that may take in all, in milliseconds. */
  readonly maxMs: number;
}

/**
 * Makes known to the next generation what is in use on the present one, and plans it there, so that a takeover is no burst of
 * reading, checking and planning. Resolves with how many are planned. What is not valid there, or cannot be planned, is left to whoever asks for it again.
 */
export async function warmUp(
  next: Generation,
  present: Generation,
  { maxOperations, maxMs }: WarmUpLimits,
  stopped?: AbortSignal,
): Promise<number> {
  const deadline = performance.now() + maxMs;
  const isOver = () => performance.now() >= deadline || stopped?.aborted;
  // Checking takes the event loop, so others have their turn in between.
  for (const asked of present.known.recent(maxOperations)) {
    if (isOver()) break;
    recheck(next, asked);
    await nextTurn();
  }
  let planned = 0;
  for (const used of present.inUse(maxOperations)) {
    if (isOver()) break;
    await nextTurn();
    if (next.faultsOf(used.source.document).length > 0) continue;
    await next.warm(used).then(
      () => (planned += 1),
      () => undefined,
    );
  }
  return planned;
}
