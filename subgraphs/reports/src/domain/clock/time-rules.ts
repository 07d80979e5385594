import type { Holiday } from '@lapor/schema/calendar/holiday';
import { createCalendar, type DeskPlace, type WorkCalendar } from '@lapor/schema/calendar/work-calendar';
import type { AgencyHours } from '@lapor/schema/calendar/working-hours';
import type { ClockPolicy } from './clock-policy.js';
import type { NoticeRule } from './ladder.js';

/** All that deadlines are computed from, at one moment. */
export interface TimeRules {
  /** Rises when a holiday, a policy or an agency's hours change. */
  readonly version: number;
  readonly holidays: readonly Holiday[];
  readonly policies: readonly ClockPolicy[];
  readonly notices: readonly NoticeRule[];
  readonly hours: readonly AgencyHours[];
}

/** The rules as they hold at one desk. */
export interface DeskRules {
  readonly version: number;
  readonly policies: readonly ClockPolicy[];
  readonly notices: readonly NoticeRule[];
  readonly calendarOf: (policy: Pick<ClockPolicy, 'collectiveLeaveStops'>) => WorkCalendar;
}

export function rulesAt({ version, holidays, policies, notices }: Omit<TimeRules, 'hours'>, place: DeskPlace): DeskRules {
  const calendars = new Map<boolean, WorkCalendar>();
  return {
    version,
    policies,
    notices,
    calendarOf({ collectiveLeaveStops }) {
      const calendar = calendars.get(collectiveLeaveStops) ?? createCalendar(holidays, place, collectiveLeaveStops);
      calendars.set(collectiveLeaveStops, calendar);
      return calendar;
    },
  };
}
