import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { isDate, latestDateInIndonesia } from '@lapor/schema/input/date';
import { findHoliday } from '../database/calendar.queries.js';
import { declareHoliday as decide, type HolidayDraft } from '../domain/holiday/declare-holiday.js';
import { holidayId } from '../domain/holiday/holiday.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';
import { regionConcern } from './region-concern.js';

/** A day off, and the act that declares it. */
export interface DeclareHolidayInput extends HolidayDraft {
  readonly idempotencyKey?: string | null;
}

/**
 * Declares a day off from today on; returns its id. A region's own is its government's to declare, everything else the
 * national administrators'. Open deadlines follow it by the logged recomputation of the reports subgraph. Throws
 * UNAUTHENTICATED, FORBIDDEN, REGION_UNKNOWN, INPUT_INVALID or HOLIDAY_DECLARED.
 */
export function declareHoliday(deps: ActionDependencies, subject: Subject, input: DeclareHolidayInput): Promise<string> {
  const { date, regionCode } = input;
  const key = isDate(date) ? holidayId(date, regionCode) : '';
  return changeRegistry(
    deps,
    { name: 'declareHoliday', subject, key, input, concern: (manager) => regionConcern(manager, regionCode) },
    async ({ manager, at, put }) => {
      const known = isDate(date) ? await findHoliday(manager, key) : null;
      const decision = decide(input, known, latestDateInIndonesia(at));
      assertAllowed(decision);
      await put('HolidayDeclared', decision.holiday);
    },
  );
}
