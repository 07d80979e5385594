import type { TimeZone } from '@lapor/schema/calendar/time-zone';

const CENTRAL: readonly string[] = ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'];
const EASTERN: readonly string[] = ['81', '82', '91', '92', '93', '94', '95', '96'];

/** The zone of a province by its Kemendagri code, for example `18` (Keppres 41/1987). No province lies in two zones. */
export function timeZoneOfProvince(code: string): TimeZone {
  if (CENTRAL.includes(code)) return 'Asia/Makassar';
  return EASTERN.includes(code) ? 'Asia/Jayapura' : 'Asia/Jakarta';
}
