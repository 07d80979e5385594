import { type ClientQuota, isQuotaCount } from '@lapor/schema/api-client-event';

/**
 * Reads the claim `quota` of an API client's token, `{ per_minute, per_day }`: what its registration allowed when the
 * token was issued. A token without the claim, of an issuer that knows no quotas, gets the given one.
 * @returns null when the claim makes no sense.
 */
export function readQuota(claim: unknown, whenAbsent: ClientQuota): ClientQuota | null {
  if (claim === undefined) return whenAbsent;
  const { per_minute: perMinute, per_day: perDay } = (claim ?? {}) as Readonly<Record<string, unknown>>;
  return isQuotaCount(perMinute) && isQuotaCount(perDay) ? { perMinute, perDay } : null;
}
