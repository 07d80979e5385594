import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { isDate, latestDateInIndonesia } from '@lapor/schema/input/date';
import { setWorkingHours as decide, type WorkingHoursDraft, workingHoursId } from '../domain/working-hours/working-hours.js';
import { agencyConcern, readActiveAgency } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** The hours of an agency from a day on, and the act that sets them. */
export interface SetWorkingHoursInput extends WorkingHoursDraft {
  readonly idempotencyKey?: string | null;
}

/**
 * Sets the hours of an agency from today or a later day on, for itself and for its units without hours of their own;
 * hours from the same day are replaced. Returns their id. Throws UNAUTHENTICATED, FORBIDDEN, AGENCY_UNKNOWN or
 * INPUT_INVALID.
 */
export function setWorkingHours(deps: ActionDependencies, subject: Subject, input: SetWorkingHoursInput): Promise<string> {
  const { agencyCode, validFrom } = input;
  const key = isDate(validFrom) ? workingHoursId(input) : '';
  return changeRegistry(
    deps,
    { name: 'setWorkingHours', subject, key, input, concern: (manager) => agencyConcern(manager, agencyCode) },
    async ({ manager, at, put }) => {
      await readActiveAgency(manager, agencyCode);
      const decision = decide(input, latestDateInIndonesia(at));
      assertAllowed(decision);
      await put('WorkingHoursSet', decision.workingHours);
    },
  );
}
