import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { findAgenciesByCode } from '../database/agency.queries.js';
import { findRegionsByCode } from '../database/region.queries.js';
import { isAgencyCode } from '../domain/agency/agency.js';
import { type AgencyDraft, registerAgency as decide } from '../domain/agency/register-agency.js';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { agencyConcern } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
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
  const { code, parentCode, regionCode } = input;
  return changeRegistry(
    deps,
    { name: 'registerAgency', subject, key: code, input, concern: (manager) => agencyConcern(manager, parentCode) },
    async ({ manager, at, put }) => {
      const checked = checkDecree(input, latestDateInIndonesia(at));
      assertAllowed(checked);
      const [known, region] = [
        await findAgenciesByCode(manager, [code, parentCode ?? code].filter(isAgencyCode)),
        regionCode === null ? [] : await findRegionsByCode(manager, [regionCode]),
      ];
      const surroundings = {
        codeTaken: known.some((agency) => agency.code === code),
        parent: known.find((agency) => agency.code === parentCode) ?? null,
        regionKnown: region.length > 0,
      };
      const decision = decide(input, surroundings, checked.decree.effectiveOn);
      assertAllowed(decision);
      await put('AgencyRegistered', decision.agency, checked.decree);
    },
  );
}
