import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { AgencyDraft } from '../domain/agency/register-agency.js';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { agencyConcern } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
import { decideRegistration } from './decide-registration.js';
import type { ActionDependencies } from './dependencies.js';

/** A new agency, and the act that made it. */
export interface RegisterAgencyInput extends AgencyDraft, Decree {
  readonly idempotencyKey?: string | null;
}

/**
 * Registers a new agency, or a unit of one; returns its code. For the national administrators, and for an agency's own
 * below it. Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID, AGENCY_UNKNOWN, REGION_UNKNOWN, AGENCY_CODE_TAKEN.
 */
export function registerAgency(deps: ActionDependencies, subject: Subject, input: RegisterAgencyInput): Promise<string> {
  const { code, parentCode } = input;
  return changeRegistry(
    deps,
    { name: 'registerAgency', subject, key: code, input, concern: (manager) => agencyConcern(manager, parentCode) },
    async ({ manager, at, put }) => {
      const checked = checkDecree(input, latestDateInIndonesia(at));
      assertAllowed(checked);
      const decision = await decideRegistration(manager, input, checked.decree.effectiveOn);
      assertAllowed(decision);
      await put('AgencyRegistered', decision.agency, checked.decree);
    },
  );
}
