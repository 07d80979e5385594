/** Indonesia's three time zones: WIB, WITA, WIT (Keppres 41/1987). */
export const TIME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

/** Whether a text names one of them. */
export function isTimeZone(text: string): text is TimeZone {
  return TIME_ZONES.some((zone) => zone === text);
}

const CENTRAL: readonly string[] = ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'];
const EASTERN: readonly string[] = ['81', '82', '91', '92', '93', '94', '95', '96'];

/** The zone of a province by its Kemendagri code, for example `18`. No province lies in two zones. */
export function timeZoneOfProvince(code: string): TimeZone {
  if (CENTRAL.includes(code)) return 'Asia/Makassar';
  return EASTERN.includes(code) ? 'Asia/Jayapura' : 'Asia/Jakarta';
}
