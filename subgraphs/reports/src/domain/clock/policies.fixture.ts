import { DECREE_2026 } from '@lapor/schema/calendar/decree-2026.fixture';
import type { TimeZone } from '@lapor/schema/calendar/time-zone';
import type { ClockPolicy } from './clock-policy.js';
import type { ClockKey } from './clock-rules.js';
import type { NoticeRule } from './ladder.js';
import { type DeskRules, rulesAt } from './time-rules.js';

type Seed = readonly [ClockKey, number, ClockPolicy['unit'], ClockPolicy['pauses']];

const SEEDS: readonly Seed[] = [
  ['VERIFY', 3, 'WORKING_DAY', 'NEVER'],
  ['ACCEPT', 2, 'WORKING_DAY', 'NEVER'],
  ['FIRST_FOLLOW_UP', 5, 'WORKING_DAY', 'REPORTER_TURN'],
  ['COMPLETE_INFO', 5, 'WORKING_DAY', 'REPORTER_TURN'],
  ['COMPLETE_ASPIRATION', 5, 'WORKING_DAY', 'REPORTER_TURN'],
  ['COMPLETE_COMPLAINT', 14, 'WORKING_DAY', 'REPORTER_TURN'],
  ['COMPLETE_SUPERVISION', 60, 'WORKING_DAY', 'REPORTER_TURN'],
  ['STATUTORY_MAX', 60, 'CALENDAR_DAY', 'NEVER'],
  ['COMPLETENESS_ANSWER', 14, 'CALENDAR_DAY', 'NEVER'],
  ['REPORTER_COMPLETION', 30, 'CALENDAR_DAY', 'NEVER'],
  ['REPORTER_REPLY', 10, 'WORKING_DAY', 'NEVER'],
  ['OBJECTION_WINDOW', 30, 'CALENDAR_DAY', 'NEVER'],
  ['ARCHIVE_REVIEW', 30, 'CALENDAR_DAY', 'NEVER'],
  ['OBJECTION_DECISION', 14, 'WORKING_DAY', 'NEVER'],
];

/** The policies of domain.md 4.5, for tests. */
export const POLICIES: readonly ClockPolicy[] = SEEDS.map(([key, amount, unit, pauses]) => ({
  id: `${key}@2020-10-27`,
  key,
  reportClass: null,
  amount,
  unit,
  pauses,
  rollsForward: key !== 'STATUTORY_MAX' && key !== 'COMPLETENESS_ANSWER',
  collectiveLeaveStops: true,
  legalRef: 'test',
  validFrom: '2020-10-27',
  validTo: null,
}));

/** The ladder of domain.md 4.6, for tests. */
export const NOTICES: readonly NoticeRule[] = (
  [
    ['NOTICE_BEFORE', 66, ['LIAISON_OFFICER', 'AGENCY_ADMIN']],
    ['NOTICE_AT_END', 100, ['AGENCY_ADMIN', 'AGENCY_LEADER', 'NATIONAL_ADMIN']],
    ['NOTICE_AFTER', 150, ['AGENCY_LEADER', 'OVERSEER', 'NATIONAL_ADMIN']],
  ] as const
).map(([step, percent, roles]) => ({ id: step, step, reportClass: null, percent, roles, validFrom: '2020-10-27', validTo: null }));

export function rulesIn(zone: TimeZone, policies = POLICIES, holidays = DECREE_2026, notices = NOTICES): DeskRules {
  return rulesAt({ version: 1, holidays, policies, notices }, { zone, regionCode: null });
}
