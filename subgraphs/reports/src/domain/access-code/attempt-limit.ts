/** How many wrong codes are allowed in one window. */
export interface AttemptLimit {
  readonly failures: number;
  readonly windowSeconds: number;
}

/**
 * How often a report's code may be missed: a person's typing errors fit, and who has seen half of a code does not get
 * the other half. There is no limit over all codes: guessing among all is hopeless by size (70 bits), and a common limit
 * would let one guesser lock everybody out (docs/adr/0012).
 */
export const REPORT_LIMIT: AttemptLimit = { failures: 10, windowSeconds: 900 };

/** What is remembered of wrong attempts under one name. */
export interface AttemptCount {
  readonly failures: number;
  readonly windowEndsAt: Date;
}

/** How long to wait before the next attempt; 0 when it may be made now. The count includes the attempt itself. */
export function waitSeconds({ failures, windowEndsAt }: AttemptCount, limit: AttemptLimit, now: Date): number {
  if (failures <= limit.failures) return 0;
  return Math.max(1, Math.ceil((windowEndsAt.getTime() - now.getTime()) / 1000));
}
