import { isNationalAdmin } from '@lapor/schema/administrator';
import type { OfficerEntry } from '@lapor/schema/officer';

/**
 * Whether an officer keeps the national desk from being without anybody: an active national administrator in office,
 * in their own right and without an end. Whoever is on leave still counts.
 */
export function holdsNationalDesk({ active, memberships }: OfficerEntry, today: string): boolean {
  return (
    active &&
    memberships.some(
      (membership) =>
        isNationalAdmin(membership) && membership.validFrom <= today && membership.validTo === null && membership.actingFor === null,
    )
  );
}
