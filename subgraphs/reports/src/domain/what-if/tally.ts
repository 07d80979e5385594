import { daysBetween } from '@lapor/schema/calendar/day';
import { toLocalTime } from '@lapor/schema/calendar/time-zone';
import type { Clock } from '../clock/clock.js';
import { recompute } from '../clock/recompute.js';
import type { DeskRules } from '../clock/time-rules.js';
import type { ReportClass } from '../report/report-class.js';

/** A report as far as a draft looks at it. */
export interface ClockedReport {
  readonly class: ReportClass;
  readonly deskCode: string;
  readonly clocks: readonly Clock[];
}

/** An open deadline that would end on another day. */
export interface Move {
  readonly deskCode: string;
  /** Calendar days; negative when it would end earlier. */
  readonly days: number;
}

/** How many open deadlines would move, and by how much. Counts alone. */
export interface Tally {
  readonly openDeadlines: number;
  readonly moved: number;
  readonly byDesk: readonly { readonly deskCode: string; readonly moved: number }[];
  readonly byDays: readonly { readonly days: number; readonly moved: number }[];
}

/**
 * What a draft would move in one report. It is compared with the present rules, not with what is stored: a deadline
 * that a recomputation has not reached yet is not the draft's doing.
 */
export function movesOf({ class: reportClass, deskCode, clocks }: ClockedReport, present: DeskRules, drafted: DeskRules): readonly Move[] {
  const { zone } = present.calendarOf({ collectiveLeaveStops: true });
  const renewed = recompute(clocks, reportClass, present);
  const now = clocks.map((clock) => renewed.find((each) => isSameRun(each, clock)) ?? clock);
  return recompute(now, reportClass, drafted).flatMap((then) => {
    const before = now.find((each) => isSameRun(each, then));
    const days = before ? daysBetween(toLocalTime(before.dueAt, zone).date, toLocalTime(then.dueAt, zone).date) : 0;
    return days === 0 ? [] : [{ deskCode, days }];
  });
}

function isSameRun(one: Clock, other: Clock): boolean {
  return one.key === other.key && one.startedAt.getTime() === other.startedAt.getTime();
}

/**
 * Adds up moves.
 * @param factor how many reports each of those looked at stands for.
 */
export function tally(moves: readonly Move[], openDeadlines: number, factor: number): Tally {
  const count = (list: readonly Move[]) => list.length * factor;
  return {
    openDeadlines: openDeadlines * factor,
    moved: count(moves),
    byDesk: [...Map.groupBy(moves, ({ deskCode }) => deskCode)]
      .map(([deskCode, list]) => ({ deskCode, moved: count(list) }))
      .toSorted((a, b) => b.moved - a.moved || a.deskCode.localeCompare(b.deskCode)),
    byDays: [...Map.groupBy(moves, ({ days }) => days)]
      .map(([days, list]) => ({ days, moved: count(list) }))
      .toSorted((a, b) => a.days - b.days),
  };
}
