import { addDays, daysBetween, weekdayOf } from './day.js';
import { type Holiday, holdsIn } from './holiday.js';
import { fromLocalTime, type TimeZone, toLocalTime } from './time-zone.js';
import { type DatedHours, hoursOn } from './working-hours.js';

/** When a desk works. */
export interface WorkCalendar {
  readonly zone: TimeZone;
  /** Its own hours, what counts first standing first; the national ones where none have begun. */
  readonly hours: readonly DatedHours[];
  readonly daysOff: ReadonlySet<string>;
  /** The years for which a decree is known; of other years only what is expected is off, beside the weekends. */
  readonly decreedYears: ReadonlySet<string>;
}

/** Where a desk is, and when it works if not at the national hours (see `hoursAlong`). */
export interface DeskPlace {
  readonly zone: TimeZone;
  readonly regionCode: string | null;
  readonly hours?: readonly DatedHours[];
}

/** The calendar of a desk. Collective leave (cuti bersama) is time off for civil servants, so it stops clocks unless a policy says no. */
export function createCalendar(
  holidays: readonly Holiday[],
  { zone, regionCode, hours = [] }: DeskPlace,
  collectiveLeaveStops = true,
): WorkCalendar {
  const off = holidays.filter((holiday) => holdsIn(holiday, regionCode) && (collectiveLeaveStops || holiday.kind !== 'COLLECTIVE_LEAVE'));
  return {
    zone,
    hours,
    daysOff: new Set(off.map(({ date }) => date)),
    decreedYears: decreedYears(holidays.filter(({ kind }) => kind === 'NATIONAL')),
  };
}

/** A year is decreed when its national holidays are, all of them. */
function decreedYears(national: readonly Holiday[]): ReadonlySet<string> {
  const yearsOf = (holidays: readonly Holiday[]) => new Set(holidays.map(({ date }) => date.slice(0, 4)));
  return yearsOf(national).difference(yearsOf(national.filter(({ provisional }) => provisional)));
}

export function isWorkingDay({ hours, daysOff }: WorkCalendar, day: string): boolean {
  return hoursOn(hours, day).workdays.includes(weekdayOf(day)) && !daysOff.has(day);
}

/** The day itself when it is a working day, otherwise the next one that is. */
export function toWorkingDay(calendar: WorkCalendar, day: string): string {
  let candidate = day;
  while (!isWorkingDay(calendar, candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The working day that comes `count` working days after a day; 0 gives the first working day from that day on. */
export function addWorkingDays(calendar: WorkCalendar, day: string, count: number): string {
  let result = toWorkingDay(calendar, day);
  for (let added = 0; added < count; added += 1) result = toWorkingDay(calendar, addDays(result, 1));
  return result;
}

/** The last day of a limit in calendar days; where that is a day off and the limit rolls forward, the next working day. */
export function addCalendarDays(calendar: WorkCalendar, day: string, count: number, rollsForward = true): string {
  const last = addDays(day, count);
  return rollsForward ? toWorkingDay(calendar, last) : last;
}

/** How many working days come after one day, up to and with another; 0 when the other is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/**
 * Day 0 of a moment (domain.md 4.5). In working days, what happens after closing time or on a day off counts as done
 * on the next working day; in calendar days the law knows no office hours, and it is the day itself.
 */
export function dayZero(calendar: WorkCalendar, at: Date, unit: ClockUnit): string {
  const { date, minutes } = toLocalTime(at, calendar.zone);
  if (unit === 'CALENDAR_DAY') return date;
  return toWorkingDay(calendar, minutes > hoursOn(calendar.hours, date).closesAt ? addDays(date, 1) : date);
}

/** In what a limit is counted. The law says days where practice says working days, so each limit says it itself. */
export const CLOCK_UNITS = ['WORKING_DAY', 'CALENDAR_DAY'] as const;
export type ClockUnit = (typeof CLOCK_UNITS)[number];

/** How the days of a limit are counted. */
export interface Counting {
  readonly unit: ClockUnit;
  /** Whether a limit in calendar days that ends on a day off goes on to the next working day. */
  readonly rollsForward: boolean;
}

/** The last day of a limit that runs for `count` days from day 0. */
export function lastDay(calendar: WorkCalendar, start: string, count: number, { unit, rollsForward }: Counting): string {
  return unit === 'WORKING_DAY' ? addWorkingDays(calendar, start, count) : addCalendarDays(calendar, start, count, rollsForward);
}

/** How many days of its unit lie after one day, up to and with another; never negative. */
export function countDays(calendar: WorkCalendar, from: string, to: string, unit: ClockUnit): number {
  return unit === 'WORKING_DAY' ? workingDaysBetween(calendar, from, to) : Math.max(0, daysBetween(from, to));
}

/** The moment a day ends at the desk. */
export function closingOf({ zone, hours }: WorkCalendar, day: string): Date {
  return fromLocalTime({ date: day, minutes: hoursOn(hours, day).closesAt }, zone);
}

/** Whether a span reaches into a year whose holidays are not decreed yet. */
export function isProvisional({ decreedYears }: WorkCalendar, from: string, to: string): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!decreedYears.has(String(year))) return true;
  }
  return false;
}
