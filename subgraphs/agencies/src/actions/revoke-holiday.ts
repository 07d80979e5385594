import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { isDate, latestDateInIndonesia } from '@lapor/schema/input/date';
import { findHoliday } from '../database/calendar.queries.js';
import { holidayId } from '../domain/holiday/holiday.js';
import { revokeHoliday as decide } from '../domain/holiday/revoke-holiday.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';
import { regionConcern } from './region-concern.js';

/** The day, and the act by which it is worked again. */
export interface RevokeHolidayInput {
  readonly date: string;
  readonly regionCode: string | null;
  readonly legalRef: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Makes a day off a working day again, by whoever may declare it; returns its id. Throws UNAUTHENTICATED, FORBIDDEN,
 * REGION_UNKNOWN, INPUT_INVALID or HOLIDAY_UNKNOWN.
 */
export function revokeHoliday(deps: ActionDependencies, subject: Subject, input: RevokeHolidayInput): Promise<string> {
  const { date, regionCode, legalRef } = input;
  const key = isDate(date) ? holidayId(date, regionCode) : '';
  return changeRegistry(
    deps,
    { name: 'revokeHoliday', subject, key, input, concern: (manager) => regionConcern(manager, regionCode) },
    async ({ manager, at, put }) => {
      const known = isDate(date) ? await findHoliday(manager, key) : null;
      const decision = decide(known, legalRef, latestDateInIndonesia(at));
      assertAllowed(decision);
      await put('HolidayRevoked', decision.holiday);
    },
  );
}
