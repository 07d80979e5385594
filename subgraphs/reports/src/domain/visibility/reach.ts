import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership } from '@lapor/schema/identity';
import { covers, type Desk } from '../report/desk.js';
import type { VisibilityFacts } from './visibility.js';

/** Whether a membership is the national desk's. */
export function reachesAsNational(membership: Membership): boolean {
  return covers(membership, { code: NATIONAL_DESK, path: [NATIONAL_DESK] });
}

/** Whether a membership reaches an agency's desk as one who handles reports there or above. */
export function reachesAsHandler(membership: Membership, desk: Desk): boolean {
  return desk.code !== NATIONAL_DESK && covers(membership, desk);
}

/** Whether a desk of the report's way is the one that holds it or leads it now, and not one that gave it away. */
export function handles({ deskCode, leadAgencyCode }: Pick<VisibilityFacts, 'deskCode' | 'leadAgencyCode'>, desk: Desk): boolean {
  return desk.code === deskCode || desk.code === leadAgencyCode;
}

/** Whether a membership handles reports at exactly this desk. */
export function stands(membership: Membership, desk: Desk): boolean {
  return reachesAsHandler(membership, desk) && membership.agencyCode === desk.code;
}

/** Whether a membership leads the agency of a desk. */
export function reachesAsLeader({ role, agencyCode }: Membership, desk: Desk): boolean {
  return role === 'AGENCY_LEADER' && desk.code !== NATIONAL_DESK && desk.path.includes(agencyCode);
}

/** The bodies that oversee more than their own tree, by their code in the registry. */
const OMBUDSMAN = 'L-ORI';
const HOME_AFFAIRS = 'K-DAGRI';
/** Regional governments have codes of this form (registry: agency codes). */
const REGIONAL = /^D-/;

/**
 * Whether an overseer's scope holds a report: the Ombudsman's every one (UU 37/2008 art. 6), the Ministry of Home
 * Affairs' those of regional governments (UU 23/2014 art. 373), any other body's its own tree (an Inspektorat). KSP
 * oversees national priorities; no report is marked as one yet, so it has none.
 */
export function reachesAsOverseer({ role, agencyCode }: Membership, { desks }: Pick<VisibilityFacts, 'desks'>): boolean {
  if (role !== 'OVERSEER') return false;
  if (agencyCode === OMBUDSMAN) return true;
  const handling = desks.filter((desk) => desk.code !== NATIONAL_DESK);
  if (agencyCode === HOME_AFFAIRS && handling.some((desk) => REGIONAL.test(desk.path[0] ?? desk.code))) return true;
  return handling.some((desk) => desk.path.includes(agencyCode));
}

/** Whether a membership may list what lies in an agency's tree: whoever may see reports there, in part at least. */
export function reachesAgency(membership: Membership, desk: Desk): boolean {
  return (
    reachesEverything(membership) ||
    reachesAsHandler(membership, desk) ||
    reachesAsLeader(membership, desk) ||
    reachesAsOverseer(membership, { desks: [desk] })
  );
}

/** Whether a membership may list the whole country. */
export function reachesEverything(membership: Membership): boolean {
  return reachesAsNational(membership) || (membership.role === 'OVERSEER' && membership.agencyCode === OMBUDSMAN);
}
