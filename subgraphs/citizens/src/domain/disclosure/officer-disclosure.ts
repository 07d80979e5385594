import { isNationalAdmin } from '@lapor/schema/administrator';
import type { Subject } from '@lapor/schema/identity';
import { hasEnded, type OfficerEntry } from '@lapor/schema/officer';

/**
 * Whether somebody may read an officer's name: the national administrators every one, an agency's administrators those
 * of the officers in their agency or below it. A unit's code continues the code above it, so the codes are enough.
 * @param officer what the registry says of the officer; null when it says nothing.
 */
export function disclosesOfficer(subject: Subject, officer: OfficerEntry | null, today: string): boolean {
  if (subject.kind !== 'officer') return false;
  if (subject.memberships.some(isNationalAdmin)) return true;
  const codes = officer?.memberships.filter(({ validTo }) => !hasEnded(validTo, today)).map(({ agencyCode }) => agencyCode) ?? [];
  return subject.memberships.some(
    ({ role, agencyCode }) => role === 'AGENCY_ADMIN' && codes.some((code) => code === agencyCode || code.startsWith(`${agencyCode}-`)),
  );
}
