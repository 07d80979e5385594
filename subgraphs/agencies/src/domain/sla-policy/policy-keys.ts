import { CLOCK_KEYS } from '@lapor/schema/clock-keys';
import { REPORT_CHANNELS } from '@lapor/schema/report-channels';
import type { PolicyUnit } from './sla-policy.js';

/** The steps of the notification ladder: at which share of a desk's limit somebody is told (domain.md 4.6). */
export const NOTICE_KEYS = ['NOTICE_BEFORE', 'NOTICE_AT_END', 'NOTICE_AFTER'] as const;

/** How many requests a channel may send: `SMS_PER_MINUTE`, `WEB_PER_DAY`. */
export const QUOTA_KEYS = REPORT_CHANNELS.flatMap((channel) => [`${channel}_PER_MINUTE`, `${channel}_PER_DAY`]);

const UNITS: ReadonlyMap<string, readonly PolicyUnit[]> = new Map<string, readonly PolicyUnit[]>([
  ...CLOCK_KEYS.map((key) => [key, ['WORKING_DAY', 'CALENDAR_DAY']] as const),
  ...NOTICE_KEYS.map((key) => [key, ['PERCENT']] as const),
  ...QUOTA_KEYS.map((key) => [key, ['REQUEST']] as const),
]);

/** What a limit under this key may count; nothing for a key that does not exist. */
export function unitsOf(key: string): readonly PolicyUnit[] {
  return UNITS.get(key) ?? [];
}
