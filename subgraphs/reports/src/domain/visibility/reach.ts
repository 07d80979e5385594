import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { ApiClient, Membership } from '@lapor/schema/identity';
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

/**
 * What a body oversees beyond its own tree, by its code in the registry: the Ombudsman every report (UU 37/2008 art. 6),
 * the Ministry of Home Affairs those of regional governments (UU 23/2014 art. 373), KSP those of national priority
 * (Perpres 83/2019), which the registry marks by category. Any other body oversees its own tree (an Inspektorat).
 */
const OVERSIGHT: Readonly<Record<string, 'EVERYTHING' | 'REGIONAL_GOVERNMENTS' | 'NATIONAL_PRIORITIES'>> = {
  'L-ORI': 'EVERYTHING',
  'K-DAGRI': 'REGIONAL_GOVERNMENTS',
  'L-KSP': 'NATIONAL_PRIORITIES',
};
/** Regional governments have codes of this form (registry: agency codes). */
const REGIONAL = /^D-/;

function overseenBy(agencyCode: string) {
  return Object.hasOwn(OVERSIGHT, agencyCode) ? OVERSIGHT[agencyCode] : undefined;
}

/** Whether an overseer's scope holds a report. As long as nothing is marked as a national priority, KSP has none. */
export function reachesAsOverseer(membership: Membership, facts: Pick<VisibilityFacts, 'desks' | 'nationalPriority'>): boolean {
  const { role, agencyCode } = membership;
  if (role !== 'OVERSEER') return false;
  const scope = overseenBy(agencyCode);
  if (scope === 'EVERYTHING') return true;
  if (scope === 'NATIONAL_PRIORITIES') return facts.nationalPriority;
  const handling = facts.desks.filter((desk) => desk.code !== NATIONAL_DESK);
  if (scope === 'REGIONAL_GOVERNMENTS' && handling.some((desk) => REGIONAL.test(desk.path[0] ?? desk.code))) return true;
  return handling.some((desk) => desk.path.includes(agencyCode));
}

/** Whether a membership oversees national priorities, wherever they lie. */
export function reachesPriorities({ role, agencyCode }: Membership): boolean {
  return role === 'OVERSEER' && overseenBy(agencyCode) === 'NATIONAL_PRIORITIES';
}

/** Whether an API client may read at all, and reads in an agency's tree. */
export function reachesAgencyAsClient({ agencyCode, scopes }: ApiClient, desk: Desk): boolean {
  return scopes.includes('reports:read') && desk.code !== NATIONAL_DESK && desk.path.includes(agencyCode);
}

/** Whether an API client's agency handles a report; a confidential one it must lead (domain.md 4.2). */
export function reachesAsClient(client: ApiClient, facts: VisibilityFacts): boolean {
  const concerned = facts.desks.filter((desk) => (facts.confidential ? desk.code === facts.leadAgencyCode : handles(facts, desk)));
  return concerned.some((desk) => reachesAgencyAsClient(client, desk));
}

/** Whether an API client was granted the scope for reporters' references. */
export function readsIdentities({ scopes }: ApiClient): boolean {
  return scopes.includes('reports:identity');
}

/** Whether a membership may list what lies in an agency's tree: whoever may see reports there, in part at least. */
export function reachesAgency(membership: Membership, desk: Desk): boolean {
  return (
    reachesEverything(membership) ||
    reachesAsHandler(membership, desk) ||
    reachesAsLeader(membership, desk) ||
    reachesAsOverseer(membership, { desks: [desk], nationalPriority: false })
  );
}

/** Whether a membership may list the whole country. */
export function reachesEverything(membership: Membership): boolean {
  return reachesAsNational(membership) || (membership.role === 'OVERSEER' && overseenBy(membership.agencyCode) === 'EVERYTHING');
}
