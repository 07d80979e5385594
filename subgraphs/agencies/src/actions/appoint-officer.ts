import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { normalizeText } from '@lapor/schema/input/text';
import { refuseInput } from '@lapor/schema/refusal';
import { decreeProblems } from '../domain/decree/decree.js';
import { type Appointment, appoint } from '../domain/officer/appointment.js';
import { readActiveAgency } from './agency-concern.js';
import { changeOfficer } from './change-officer.js';
import type { ActionDependencies } from './dependencies.js';
import { membershipConcern } from './officer-concern.js';

/** Who is appointed to what, from when until when, and by which legal act. */
export interface AppointOfficerInput extends Appointment {
  readonly officerId: string;
  readonly legalRef: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Gives an officer a role in an agency, also from a coming day on; an account becomes an officer of the registry by its
 * first one. Returns the officer's id. Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID, AGENCY_UNKNOWN,
 * OFFICER_INACTIVE, OFFICER_UNCHANGED or MEMBERSHIP_LIMIT.
 */
export function appointOfficer(deps: ActionDependencies, subject: Subject, input: AppointOfficerInput): Promise<string> {
  const { officerId, agencyCode, validFrom: effectiveOn } = input;
  return changeOfficer(
    deps,
    { name: 'appointOfficer', subject, input, type: 'OfficerAppointed', concern: (manager) => membershipConcern(manager, input) },
    async ({ manager, before, today }) => {
      const problems = decreeProblems({ legalRef: input.legalRef, effectiveOn }).filter(({ field }) => field === 'legalRef');
      if (problems.length > 0) assertAllowed(refuseInput(problems));
      await readActiveAgency(manager, agencyCode);
      const decision = appoint(before ?? { id: officerId, active: true, memberships: [], leave: null }, input, today);
      assertAllowed(decision);
      return { officer: decision.officer, decree: { legalRef: normalizeText(input.legalRef), effectiveOn } };
    },
  );
}
