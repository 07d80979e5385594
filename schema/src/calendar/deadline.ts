import { type Counting, closingOf, countDays, dayZero, isProvisional, lastDay, type WorkCalendar } from './work-calendar.js';

/** When a limit ends, and whether that rests on a year whose holidays are not decreed yet. */
export interface Deadline {
  readonly dueAt: Date;
  readonly provisional: boolean;
}

/** How long a limit is, and how its days are counted. */
export interface Limit extends Counting {
  readonly amount: number;
}

/**
 * When a limit ends that starts at a moment (domain.md 4.5): day 0 is the day of the start at the responsible desk, and
 * it is due at the end of the last day, which is a working day unless the limit is strict about days off.
 */
export function deadlineOf(calendar: WorkCalendar, startedAt: Date, { amount, ...counting }: Limit, extraDays: number): Deadline {
  const start = dayZero(calendar, startedAt, counting.unit);
  const end = lastDay(calendar, start, amount + extraDays, counting);
  return { dueAt: closingOf(calendar, end), provisional: isProvisional(calendar, start, end) };
}

/** How many days of a limit are left at a moment; 0 on its last day and ever after. */
export function daysLeft(calendar: WorkCalendar, at: Date, dueAt: Date, { unit }: Pick<Limit, 'unit'>): number {
  return countDays(calendar, dayZero(calendar, at, unit), dayZero(calendar, dueAt, 'CALENDAR_DAY'), unit);
}

/** How many days a clock stood still between two moments. */
export function daysPaused(calendar: WorkCalendar, from: Date, to: Date, { unit }: Pick<Limit, 'unit'>): number {
  return countDays(calendar, dayZero(calendar, from, unit), dayZero(calendar, to, unit), unit);
}
