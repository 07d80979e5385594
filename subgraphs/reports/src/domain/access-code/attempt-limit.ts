/** How many wrong codes are allowed in one window. */
export interface AttemptLimit {
  readonly failures: number;
  readonly windowSeconds: number;
}

/**
 * Guessing is hopeless by size (50 bits); the limits keep it so with millions of codes in use. Per prefix a person's
 * typing errors fit, over all codes a day's worth of everybody's; above that nobody's code is looked up for a while.
 */
export const PREFIX_LIMIT: AttemptLimit = { failures: 10, windowSeconds: 900 };
export const GLOBAL_LIMIT: AttemptLimit = { failures: 300, windowSeconds: 60 };

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
