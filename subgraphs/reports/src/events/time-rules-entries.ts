import type { LoggedEvent } from '@lapor/schema/events';
import type { HolidayEntry, PolicyEntry } from '../database/time-rules.store.js';
import { HOLIDAY_KINDS, type HolidayKind } from '../domain/calendar/holiday.js';
import { CLOCK_UNITS, type ClockUnit } from '../domain/calendar/work-calendar.js';

/**
 * The registry's entries of which deadlines are made. A broken one stops the projection at its place: a deadline must
 * not rest on half a rule.
 */
export function toPolicyEntry(event: LoggedEvent): PolicyEntry {
  const { amount, pauses, rollsForward, collectiveLeaveStops } = event.payload;
  if (!Number.isSafeInteger(amount) || Number(amount) < 1) throw broken(event, 'amount');
  if (pauses !== 'NEVER' && pauses !== 'REPORTER_TURN') throw broken(event, 'pauses');
  return {
    id: text(event, 'id'),
    key: text(event, 'key'),
    reportClass: textOrNull(event, 'reportClass'),
    amount: Number(amount),
    unit: oneOf<ClockUnit>(event, 'unit', CLOCK_UNITS),
    pauses,
    // Entries from before the registry said it rolled.
    rollsForward: rollsForward !== false,
    // The registry does not say it yet: civil servants are off, so the clock stands (domain.md 2.3).
    collectiveLeaveStops: collectiveLeaveStops !== false,
    legalRef: text(event, 'legalRef'),
    validFrom: text(event, 'validFrom'),
    validTo: textOrNull(event, 'validTo'),
  };
}

export function toHolidayEntry(event: LoggedEvent): HolidayEntry {
  return {
    id: text(event, 'id'),
    date: text(event, 'date'),
    kind: oneOf<HolidayKind>(event, 'kind', HOLIDAY_KINDS),
    regionCode: textOrNull(event, 'regionCode'),
    revoked: event.payload.revoked === true,
  };
}

function oneOf<Value extends string>(event: LoggedEvent, field: string, values: readonly Value[]): Value {
  const value = values.find((each) => each === event.payload[field]);
  if (value === undefined) throw broken(event, field);
  return value;
}

export function text(event: LoggedEvent, field: string): string {
  const value = event.payload[field];
  if (typeof value !== 'string' || value === '') throw broken(event, field);
  return value;
}

export function textOrNull(event: LoggedEvent, field: string): string | null {
  const value = event.payload[field];
  return typeof value === 'string' ? value : null;
}

export function broken({ id }: LoggedEvent, field: string): Error {
  return new Error(`the registry's event ${id} has no valid ${field}`);
}
