import type { Refusal } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { findAgenciesByCode } from '../database/agency.queries.js';
import { findRegionsByCode } from '../database/region.queries.js';
import { type Agency, isAgencyCode } from '../domain/agency/agency.js';
import { type AgencyDraft, registerAgency } from '../domain/agency/register-agency.js';

/** Decides about a new agency by what the registry holds now. Refuses as `registerAgency` in the domain does. */
export async function decideRegistration(
  manager: EntityManager,
  draft: AgencyDraft,
  validFrom: string,
): Promise<{ readonly ok: true; readonly agency: Agency } | Refusal> {
  const { code, parentCode, regionCode } = draft;
  const known = await findAgenciesByCode(manager, [code, parentCode ?? code].filter(isAgencyCode));
  const region = regionCode === null ? [] : await findRegionsByCode(manager, [regionCode]);
  const surroundings = {
    codeTaken: known.some((agency) => agency.code === code),
    parent: known.find((agency) => agency.code === parentCode) ?? null,
    regionKnown: region.length > 0,
  };
  return registerAgency(draft, surroundings, validFrom);
}
