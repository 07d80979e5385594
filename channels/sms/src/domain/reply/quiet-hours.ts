/** When nobody is to be woken by a report's progress, in whole hours where the agency is; two equal hours mean never. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

const HOUR_MS = 3_600_000;

/** Indonesia's time zones, which know no summer time. */
const OFFSET_HOURS: Readonly<Record<string, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

/** The first moment at or after `now` at which a notification may be sent. A zone that is not known is Jakarta's. */
export function sendableFrom(now: Date, timeZone: string | null, { from, until }: QuietHours): Date {
  const offset = (OFFSET_HOURS[timeZone ?? ''] ?? 7) * HOUR_MS;
  const local = new Date(now.getTime() + offset);
  const hour = local.getUTCHours();
  const isQuiet = from > until ? hour >= from || hour < until : hour >= from && hour < until;
  if (!isQuiet) return now;
  const days = hour >= until ? 1 : 0;
  const morning = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, until);
  return new Date(morning - offset);
}
