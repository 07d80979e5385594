import { hasEnded, type OfficerEntry } from '@lapor/schema/officer';
import type { EntityManager } from 'typeorm';
import { findPaths } from '../database/agency-paths.queries.js';
import { type Concern, NATION } from '../domain/authority/authority.js';
import { type Appointment, isNationalRole } from '../domain/officer/appointment.js';
import { agencyConcern } from './agency-concern.js';

/** What giving or taking one membership concerns: the agency, or the nation for a role that reaches beyond it. */
export function membershipConcern(
  manager: EntityManager,
  { role, agencyCode }: Pick<Appointment, 'role' | 'agencyCode'>,
): Promise<Concern> {
  return isNationalRole(role) ? Promise.resolve(NATION) : agencyConcern(manager, agencyCode);
}

/**
 * What a change of the whole officer concerns: the lowest agency that has all their memberships below it, so that its
 * administrators answer for all of them; the nation where there is none, and for an officer who is not known.
 */
export async function officerConcern(manager: EntityManager, officer: OfficerEntry | null, today: string): Promise<Concern> {
  const memberships = officer?.memberships.filter(({ validTo }) => !hasEnded(validTo, today)) ?? [];
  if (memberships.some(({ role }) => isNationalRole(role))) return NATION;
  const codes = memberships.map(({ agencyCode }) => agencyCode);
  const paths = await findPaths(manager, codes);
  const [first = [], ...rest] = codes.map((code) => paths.get(code) ?? []);
  const apart = first.findIndex((code, level) => rest.some((path) => path[level] !== code));
  const path = apart === -1 ? first : first.slice(0, apart);
  return path.length > 0 ? { kind: 'AGENCY', path } : NATION;
}
