/** How long to wait before the next attempt, in milliseconds. */
export interface GrowingWait {
  readonly firstMs: number;
  readonly mostMs: number;
}

/**
 * Twice as long each time, and up to a half less by chance: processes that lost one carrier at one moment do not all come
 * back at one moment.
 * @param attempt how many have failed before, from 0.
 * @param random from 0 to 1.
 */
export function waitBefore(attempt: number, { firstMs, mostMs }: GrowingWait, random: number): number {
  const full = Math.min(firstMs * 2 ** Math.min(attempt, 30), mostMs);
  return Math.round(full * (1 - random / 2));
}
