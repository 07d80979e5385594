import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Generation } from './generation.js';

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
  let planned = 0;
  for (const used of await present.inUse(maxOperations)) {
    if (performance.now() >= deadline || stopped?.aborted) break;
    // Checking takes the event loop, so others have their turn in between.
    await nextTurn();
    const { source } = used;
    if (!next.knows(source) && next.faultsOf(source.document).length > 0) continue;
    const text = source.text ?? source.document.loc?.source.body;
    if (text !== undefined) next.known.learn(text, source);
    await next.warm(used).then(
      () => (planned += 1),
      () => undefined,
    );
  }
  return planned;
}
