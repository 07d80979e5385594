/** Nobody is woken by a report's progress: 20:00 to 06:00 where the agency is (domain.md 4.6). Direct answers go at once. */
const QUIET = { from: 20, until: 6 };
const HOUR_MS = 3_600_000;

/** Indonesia's time zones, which know no summer time. */
const OFFSET_HOURS: Readonly<Record<string, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

/** The first moment at or after `now` at which a notification may be sent. A zone that is not known is Jakarta's. */
export function sendableFrom(now: Date, timeZone: string | null): Date {
  const offset = (OFFSET_HOURS[timeZone ?? ''] ?? 7) * HOUR_MS;
  const local = new Date(now.getTime() + offset);
  const hour = local.getUTCHours();
  if (hour >= QUIET.until && hour < QUIET.from) return now;
  const days = hour >= QUIET.from ? 1 : 0;
  const morning = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, QUIET.until);
  return new Date(morning - offset);
}
