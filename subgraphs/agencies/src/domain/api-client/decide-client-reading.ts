import type { Membership, Subject } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import { type Concern, decideAuthority } from '../authority/authority.js';

/**
 * Who may read the clients of an agency, or with the nation all of them: whoever may change them, and the developers
 * of the agency. To everybody else it is the same whether there are any. Refused with UNAUTHENTICATED or FORBIDDEN.
 */
export function decideClientReading(subject: Subject, concern: Concern): { readonly ok: true } | Refusal {
  const authority = decideAuthority(subject, concern);
  if (authority.ok) return { ok: true };
  if (subject.kind === 'officer' && subject.memberships.some((membership) => develops(membership, concern))) return { ok: true };
  return refuse(authority.code);
}

function develops({ role, agencyCode }: Membership, concern: Concern): boolean {
  return role === 'API_CLIENT_DEV' && concern.kind === 'AGENCY' && concern.path.includes(agencyCode);
}
