import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { OfficerEntry } from '@lapor/schema/officer';
import type { DeactivationReason } from '../domain/officer/deactivation-reason.js';
import { changeOfficer, known } from './change-officer.js';
import type { ActionDependencies } from './dependencies.js';
import { officerConcern } from './officer-concern.js';
import type { OfficerInput } from './officer-leave.js';

/** Who is deactivated, and why. */
export interface DeactivateOfficerInput extends OfficerInput {
  readonly reason: DeactivationReason;
}

/**
 * Deactivates an officer and ends their leave: at once nothing can be done in their name any more, by a deputy either. An agency's
 * administrators do it where they answer for all of the officer's memberships; elsewhere they end the one in their own
 * tree. Returns the officer's id. Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID, OFFICER_UNKNOWN, OFFICER_UNCHANGED
 * or LAST_NATIONAL_ADMIN.
 */
export function deactivateOfficer(deps: ActionDependencies, subject: Subject, input: DeactivateOfficerInput): Promise<string> {
  return changeOfficer(
    deps,
    { name: 'deactivateOfficer', subject, input, type: 'OfficerDeactivated', concern: officerConcern },
    async ({ before }) => ({ officer: { ...knownAs(true, before), active: false, leave: null }, reason: input.reason }),
  );
}

/** Gives a deactivated officer back what they still hold. Returns the officer's id. Throws as above. */
export function reactivateOfficer(deps: ActionDependencies, subject: Subject, input: OfficerInput): Promise<string> {
  return changeOfficer(
    deps,
    { name: 'reactivateOfficer', subject, input, type: 'OfficerReactivated', concern: officerConcern },
    async ({ before }) => ({ officer: { ...knownAs(false, before), active: true } }),
  );
}

function knownAs(active: boolean, before: OfficerEntry | null): OfficerEntry {
  const officer = known(before);
  if (officer.active !== active) throw new RefusalError('OFFICER_UNCHANGED');
  return officer;
}
