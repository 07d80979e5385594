/** 256 bits: nobody tries them out, so a plain digest is enough to keep them under (OWASP ASVS 5.0, 11.4.2 is about passwords). */
export const CLIENT_SECRET_RANDOM_BYTES = 32;
/** Tools that look for secrets in code and logs find it by this beginning. */
const PREFIX = 'lapor_cs_';
/** How long the former secret goes on at most while a system changes to the new one: a week. */
export const MOST_OVERLAP_HOURS = 168;

/** A secret as it is shown, once, from fresh random bytes. */
export function toClientSecret(random: Uint8Array): string {
  return `${PREFIX}${Buffer.from(random.subarray(0, CLIENT_SECRET_RANDOM_BYTES)).toString('base64url')}`;
}

/** When the former secret ends; null when the overlap is not a whole number of hours from 0 to 168. */
export function overlapEnd(hours: number, now: Date): Date | null {
  if (!Number.isInteger(hours) || hours < 0 || hours > MOST_OVERLAP_HOURS) return null;
  return new Date(now.getTime() + hours * 3_600_000);
}
