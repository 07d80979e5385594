import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { isDate, latestDateInIndonesia } from '@lapor/schema/input/date';
import { findHoliday } from '../database/calendar.queries.js';
import { declareHoliday } from '../domain/holiday/declare-holiday.js';
import { holidayId } from '../domain/holiday/holiday.js';
import { revokeHoliday } from '../domain/holiday/revoke-holiday.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';
import { regionConcern } from './region-concern.js';

/** The old day, the new one, and the act that changes the one before it. */
export interface MoveHolidayInput {
  readonly from: string;
  readonly to: string;
  readonly regionCode: string | null;
  readonly legalRef: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Moves a day off: the old day is revoked and the new one declared, in one transaction, and both keep their acts.
 * Returns the id of the new one. By whoever may declare it. Throws UNAUTHENTICATED, FORBIDDEN, REGION_UNKNOWN,
 * INPUT_INVALID, HOLIDAY_UNKNOWN (the old day) or HOLIDAY_DECLARED (the new one).
 */
export function moveHoliday(deps: ActionDependencies, subject: Subject, input: MoveHolidayInput): Promise<string> {
  const { from, to, regionCode, legalRef } = input;
  const key = isDate(to) ? holidayId(to, regionCode) : '';
  return changeRegistry(
    deps,
    { name: 'moveHoliday', subject, key, input, concern: (manager) => regionConcern(manager, regionCode) },
    async ({ manager, at, put }) => {
      const today = latestDateInIndonesia(at);
      const known = isDate(from) ? await findHoliday(manager, holidayId(from, regionCode)) : null;
      const revoked = revokeHoliday(known, legalRef, today);
      assertAllowed(revoked);
      const inTheWay = isDate(to) ? await findHoliday(manager, key) : null;
      const declared = declareHoliday({ ...revoked.holiday, date: to, legalRef, provisional: false }, inTheWay, today);
      assertAllowed(declared);
      await put('HolidayRevoked', revoked.holiday);
      await put('HolidayDeclared', declared.holiday);
    },
  );
}
