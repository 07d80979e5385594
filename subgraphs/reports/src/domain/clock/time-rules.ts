import type { Holiday } from '../calendar/holiday.js';
import { createCalendar, type DeskPlace, type WorkCalendar } from '../calendar/work-calendar.js';
import type { ClockPolicy } from './clock-policy.js';

/** All that deadlines are computed from, at one moment. */
export interface TimeRules {
  /** Rises when a holiday or a policy changes. */
  readonly version: number;
  readonly holidays: readonly Holiday[];
  readonly policies: readonly ClockPolicy[];
}

/** The rules as they hold at one desk. */
export interface DeskRules {
  readonly version: number;
  readonly policies: readonly ClockPolicy[];
  readonly calendarOf: (policy: Pick<ClockPolicy, 'collectiveLeaveStops'>) => WorkCalendar;
}

export function rulesAt({ version, holidays, policies }: TimeRules, place: DeskPlace): DeskRules {
  const calendars = new Map<boolean, WorkCalendar>();
  return {
    version,
    policies,
    calendarOf({ collectiveLeaveStops }) {
      const calendar = calendars.get(collectiveLeaveStops) ?? createCalendar(holidays, place, collectiveLeaveStops);
      calendars.set(collectiveLeaveStops, calendar);
      return calendar;
    },
  };
}
