import { isNationalAdmin } from '@lapor/schema/administrator';
import type { Membership, Role, Subject } from '@lapor/schema/identity';
import { hasEnded, type OfficerEntry } from '@lapor/schema/officer';
import { type Refusal, refuse } from '@lapor/schema/refusal';

/** Roles that reach beyond one agency: the national administrators alone decide about who holds them. */
const NATIONAL_ROLES: readonly Role[] = ['NATIONAL_ADMIN', 'OVERSEER'];

/**
 * Who may link an officer to an identity, and unlink it: a national administrator, or an administrator who answers for
 * everything that the officer holds. A link opens all of it to whoever runs that sign-in, so an agency that is responsible
 * for a part must not be enough; and nobody links themselves. An officer without any membership is the national
 * administrators' alone. Refused with UNAUTHENTICATED or FORBIDDEN, whether there is such an officer or not.
 * @param officer what the registry says of the officer; null when it says nothing.
 */
export function decideLinkAuthority(
  subject: Subject,
  officerId: string,
  officer: OfficerEntry | null,
  today: string,
): { readonly ok: true; readonly by: Membership } | Refusal {
  if (subject.kind === 'anonymous') return refuse('UNAUTHENTICATED');
  if (subject.kind !== 'officer' || subject.id === officerId) return refuse('FORBIDDEN');
  const held = officer?.memberships.filter(({ validTo }) => !hasEnded(validTo, today)) ?? [];
  const by = subject.memberships.find(isNationalAdmin) ?? subject.memberships.find((office) => answersForAll(office, held));
  return by ? { ok: true, by } : refuse('FORBIDDEN');
}

/** A unit's code continues the code above it, so the codes are enough. */
function answersForAll({ role, agencyCode }: Membership, held: readonly Membership[]): boolean {
  if (role !== 'AGENCY_ADMIN' || held.length === 0) return false;
  return held.every(
    (office) =>
      !NATIONAL_ROLES.includes(office.role) && (office.agencyCode === agencyCode || office.agencyCode.startsWith(`${agencyCode}-`)),
  );
}
