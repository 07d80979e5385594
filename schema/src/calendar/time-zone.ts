/** Indonesia's three time zones, WIB, WITA and WIT, in hours before UTC (Keppres 41/1987). There is no summer time. */
const OFFSET_HOURS = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;
export type TimeZone = keyof typeof OFFSET_HOURS;

/** The zone of a desk the registry has not told of: the national one. */
export const NATIONAL_ZONE: TimeZone = 'Asia/Jakarta';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export function isTimeZone(text: unknown): text is TimeZone {
  return typeof text === 'string' && Object.hasOwn(OFFSET_HOURS, text);
}

/** What a calendar on the wall and a clock beside it show at a moment. */
export interface LocalTime {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Since midnight, with fractions. */
  readonly minutes: number;
}

export function toLocalTime(at: Date, zone: TimeZone): LocalTime {
  const local = new Date(at.getTime() + OFFSET_HOURS[zone] * HOUR_MS).toISOString();
  const date = local.slice(0, 10);
  return { date, minutes: (Date.parse(local) - Date.parse(`${date}T00:00:00Z`)) / MINUTE_MS };
}

export function fromLocalTime({ date, minutes }: LocalTime, zone: TimeZone): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS - OFFSET_HOURS[zone] * HOUR_MS);
}
