import { assertAllowed } from '@lapor/kit/refusal';
import type { Membership, Subject } from '@lapor/schema/identity';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { endMembership as decide } from '../domain/officer/appointment.js';
import { changeOfficer, known } from './change-officer.js';
import type { ActionDependencies } from './dependencies.js';
import { membershipConcern } from './officer-concern.js';

/** Who loses which role, and by which legal act. */
export interface EndMembershipInput extends Membership, Decree {
  readonly officerId: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Takes a role in an agency from an officer, at once. Returns the officer's id. Throws UNAUTHENTICATED, FORBIDDEN,
 * INPUT_INVALID, AGENCY_UNKNOWN, OFFICER_UNKNOWN, MEMBERSHIP_UNKNOWN or LAST_NATIONAL_ADMIN.
 */
export function endMembership(deps: ActionDependencies, subject: Subject, input: EndMembershipInput): Promise<string> {
  return changeOfficer(
    deps,
    { name: 'endMembership', subject, input, type: 'MembershipEnded', concern: (manager) => membershipConcern(manager, input) },
    async ({ before, today }) => {
      const checked = checkDecree(input, today);
      assertAllowed(checked);
      const decision = decide(known(before), input, today);
      assertAllowed(decision);
      return { officer: decision.officer, decree: checked.decree };
    },
  );
}
