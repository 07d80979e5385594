import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { ApiClient, Membership, Subject } from '@lapor/schema/identity';
import { covers, type Desk } from '../report/desk.js';
import { isWithin, type Oversight, scopesOf } from './oversight.js';
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

/** Whether an overseer's scope holds a report: what the registry lets its body oversee today, and its own tree (an Inspektorat). */
export function reachesAsOverseer(
  { role, agencyCode }: Membership,
  facts: Pick<VisibilityFacts, 'desks' | 'nationalPriority' | 'oversights'>,
): boolean {
  if (role !== 'OVERSEER') return false;
  if (scopesOf(agencyCode, facts.oversights).some((scope) => isWithin(scope, facts))) return true;
  return facts.desks.some((desk) => desk.code !== NATIONAL_DESK && desk.path.includes(agencyCode));
}

/** Whether a membership oversees national priorities, wherever they lie. */
export function reachesPriorities({ role, agencyCode }: Membership, oversights: readonly Oversight[]): boolean {
  return role === 'OVERSEER' && scopesOf(agencyCode, oversights).includes('NATIONAL_PRIORITIES');
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
export function reachesAgency(membership: Membership, desk: Desk, oversights: readonly Oversight[]): boolean {
  return (
    reachesEverything(membership, oversights) ||
    reachesAsHandler(membership, desk) ||
    reachesAsLeader(membership, desk) ||
    reachesAsOverseer(membership, { desks: [desk], nationalPriority: false, oversights })
  );
}

/** Whether somebody may follow what lies in an agency's tree: whose membership reaches it, and the systems of its agency. */
export function reachesSubtree(subject: Subject, desk: Desk, oversights: readonly Oversight[]): boolean {
  if (subject.kind === 'apiClient') return reachesAgencyAsClient(subject, desk);
  return subject.kind === 'officer' && subject.memberships.some((membership) => reachesAgency(membership, desk, oversights));
}

/** Whether a membership may list the whole country. */
export function reachesEverything(membership: Membership, oversights: readonly Oversight[]): boolean {
  const { role, agencyCode } = membership;
  return reachesAsNational(membership) || (role === 'OVERSEER' && scopesOf(agencyCode, oversights).includes('EVERY_AGENCY'));
}
