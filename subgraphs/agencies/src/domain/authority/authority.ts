import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership, Subject } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';

/**
 * What a change of the registry concerns: the whole country, one agency (by the codes from its tree's root down to it),
 * or several things at once, all of which must be in the hands of one office.
 */
export type Concern =
  | { readonly kind: 'NATION' }
  | { readonly kind: 'AGENCY'; readonly path: readonly string[] }
  | { readonly kind: 'ALL'; readonly of: readonly Concern[] };

export const NATION: Concern = { kind: 'NATION' };

/** Whoever may change something, and the office in which he does. */
export interface Authority {
  readonly ok: true;
  readonly subjectId: string;
  readonly by: Membership;
}

/**
 * Who may change the registry: the national administrators everything, an agency's administrators their own agency and
 * what is below it (domain brief 1.2). Nobody else anything. Refused with UNAUTHENTICATED or FORBIDDEN.
 */
export function decideAuthority(subject: Subject, concern: Concern): Authority | Refusal {
  if (subject.kind === 'anonymous') return refuse('UNAUTHENTICATED');
  if (subject.kind !== 'officer') return refuse('FORBIDDEN');
  const by = subject.memberships.find((membership) => reaches(membership, concern));
  return by ? { ok: true, subjectId: subject.id, by } : refuse('FORBIDDEN');
}

function reaches(membership: Membership, concern: Concern): boolean {
  if (concern.kind === 'ALL') return concern.of.every((each) => reaches(membership, each));
  const { role, agencyCode } = membership;
  if (role === 'NATIONAL_ADMIN') return agencyCode === NATIONAL_DESK;
  return role === 'AGENCY_ADMIN' && concern.kind === 'AGENCY' && concern.path.includes(agencyCode);
}
