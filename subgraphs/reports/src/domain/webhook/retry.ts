/** When a delivery is tried again, and when it is given up; all in milliseconds. */
export interface RetryRules {
  readonly firstMs: number;
  readonly mostMs: number;
  readonly giveUpAfterMs: number;
}

/**
 * How long to wait behind the n-th failure in a row (1, 2, 3 …): twice as long each time up to a bound, and then
 * between half and all of it, so that many webhooks of one receiver do not come back at one moment.
 * @param random from 0 up to 1
 */
export function retryDelayMs({ firstMs, mostMs }: Pick<RetryRules, 'firstMs' | 'mostMs'>, attempts: number, random: number): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempts - 1, 40));
  return Math.round(full / 2 + (full / 2) * random);
}

/** The same where the receiver has asked for a while: no sooner than that, and no later than the bound. */
export function retryDelayAsked(
  rules: Pick<RetryRules, 'firstMs' | 'mostMs'>,
  attempts: number,
  random: number,
  askedMs: number | undefined,
): number {
  return Math.max(retryDelayMs(rules, attempts, random), Math.min(askedMs ?? 0, rules.mostMs));
}

/** Whether a webhook that has failed since a moment, and failed again now, pauses. */
export function isGivenUp({ giveUpAfterMs }: Pick<RetryRules, 'giveUpAfterMs'>, failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= giveUpAfterMs;
}
