/** When nobody is to be woken by a report's progress, in whole hours of where it happens; two equal hours mean never. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

const HOUR_MS = 3_600_000;

/** Indonesia's time zones, which know no summer time; from the east to the west, as the morning comes. */
const OFFSET_HOURS: Readonly<Record<string, number>> = {
  'Asia/Jayapura': 9,
  'Asia/Makassar': 8,
  'Asia/Pontianak': 7,
  'Asia/Jakarta': 7,
};

/** Where nobody may know where the reporter is: a message goes only when it is day in all of Indonesia. */
export const EVERYWHERE = 'Indonesia';
export const ZONES: readonly string[] = [...Object.keys(OFFSET_HOURS), EVERYWHERE];

/** The zone whose quiet hours hold for an agency's zone; the whole country's where that is none of Indonesia's. */
export function quietZone(timeZone: string | null): string {
  return timeZone !== null && Object.hasOwn(OFFSET_HOURS, timeZone) ? timeZone : EVERYWHERE;
}

/** The first moment at or after `now` at which a notification may be sent to one of `ZONES`. */
export function sendableFrom(now: Date, zone: string, hours: QuietHours): Date {
  const offset = OFFSET_HOURS[zone];
  if (offset !== undefined) return sendableAt(now, offset, hours);
  // Waiting for one zone may end in another's night, hence twice. Where hours are so long that no moment suits all, it is day in Jakarta.
  const offsets = Object.values(OFFSET_HOURS);
  return [...offsets, ...offsets].reduce((at, each) => sendableAt(at, each, hours), now);
}

/** The zones of which it is night now. */
export function quietZones(now: Date, hours: QuietHours): readonly string[] {
  return ZONES.filter((zone) => sendableFrom(now, zone, hours) > now);
}

function sendableAt(now: Date, offsetHours: number, { from, until }: QuietHours): Date {
  const offset = offsetHours * HOUR_MS;
  const local = new Date(now.getTime() + offset);
  const hour = local.getUTCHours();
  const isQuiet = from > until ? hour >= from || hour < until : hour >= from && hour < until;
  if (!isQuiet) return now;
  const days = hour >= until ? 1 : 0;
  const morning = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, until);
  return new Date(morning - offset);
}
