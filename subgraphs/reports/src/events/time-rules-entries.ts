import { HOLIDAY_KINDS, type HolidayKind } from '@lapor/schema/calendar/holiday';
import { CLOCK_UNITS, type ClockUnit } from '@lapor/schema/calendar/work-calendar';
import type { LoggedEvent } from '@lapor/schema/events';
import { ROLES } from '@lapor/schema/identity';
import type { HolidayEntry, HoursEntry, NoticeEntry, PolicyEntry } from '../database/time-rules.store.js';
import { NOTICE_STEPS } from '../domain/clock/ladder.js';

/** Whether a policy limits time; quotas and shares of a limit are policies as well, and set no deadline. */
export function isTimeLimit({ payload }: LoggedEvent): boolean {
  return payload.unit !== 'PERCENT' && payload.unit !== 'REQUEST';
}

/** Whether a policy is a step of the notification ladder. */
export function isNotice({ payload }: LoggedEvent): boolean {
  return payload.unit === 'PERCENT';
}

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
    // Events from before the registry said it: civil servants are off, so the clock stands (domain.md 2.3).
    collectiveLeaveStops: collectiveLeaveStops !== false,
    legalRef: text(event, 'legalRef'),
    validFrom: text(event, 'validFrom'),
    validTo: textOrNull(event, 'validTo'),
  };
}

export function toNoticeEntry(event: LoggedEvent): NoticeEntry {
  const { amount, roles } = event.payload;
  if (!Number.isSafeInteger(amount) || Number(amount) < 1) throw broken(event, 'amount');
  if (!Array.isArray(roles)) throw broken(event, 'roles');
  return {
    id: text(event, 'id'),
    step: oneOf(event, 'key', NOTICE_STEPS),
    reportClass: textOrNull(event, 'reportClass'),
    percent: Number(amount),
    // A role that only a later version knows is nobody's here.
    roles: ROLES.filter((role) => roles.includes(role)),
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
    provisional: event.payload.provisional === true,
    revoked: textOrNull(event, 'revokedBy') !== null,
  };
}

export function toHoursEntry(event: LoggedEvent): HoursEntry {
  return {
    id: text(event, 'id'),
    agencyCode: text(event, 'agencyCode'),
    workdays: weekdays(event),
    opensAt: minutes(event, 'opensAt'),
    closesAt: minutes(event, 'closesAt'),
    validFrom: text(event, 'validFrom'),
  };
}

/** At least one: a calendar without a working day would have no deadline. */
function weekdays(event: LoggedEvent): readonly number[] {
  const { workdays } = event.payload;
  const valid = Array.isArray(workdays) && workdays.length > 0 && workdays.every((day) => Number.isInteger(day) && day >= 0 && day <= 6);
  if (!valid) throw broken(event, 'workdays');
  return workdays;
}

function minutes(event: LoggedEvent, field: string): number {
  const value = event.payload[field];
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) >= 1_440) throw broken(event, field);
  return Number(value);
}

export function oneOf<Value extends string>(event: LoggedEvent, field: string, values: readonly Value[]): Value {
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
