import { administratorOffice } from '@lapor/schema/administrator';
import type { Subject } from '@lapor/schema/identity';
import type { OfficerEntry } from '@lapor/schema/officer';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import { decideAuthority, NATION } from '../authority/authority.js';

/** The codes from the root of an agency's tree down to it; empty for one that the registry does not know. */
export type PathOf = (agencyCode: string) => readonly string[];

/** Whether somebody administers anything at all, and so may ask for officers. Refused with UNAUTHENTICATED or FORBIDDEN. */
export function checkAdministrator(subject: Subject): { readonly ok: true } | Refusal {
  if (subject.kind === 'anonymous') return refuse('UNAUTHENTICATED');
  return administratorOffice(subject) ? { ok: true } : refuse('FORBIDDEN');
}

/**
 * What an administrator sees of an officer: the national ones everything, an agency's the memberships in their own
 * tree. Null when there are none: such an officer does not exist for them.
 */
export function seeOfficer(subject: Subject, officer: OfficerEntry, pathOf: PathOf): OfficerEntry | null {
  if (decideAuthority(subject, NATION).ok) return officer;
  const seen = officer.memberships.filter(({ agencyCode }) => decideAuthority(subject, { kind: 'AGENCY', path: pathOf(agencyCode) }).ok);
  return seen.length > 0 ? { ...officer, memberships: seen } : null;
}
