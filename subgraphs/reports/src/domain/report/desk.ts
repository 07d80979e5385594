import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership } from '@lapor/schema/identity';

/** Where a report can lie: an agency or unit, with its place in the agency tree. */
export interface Desk {
  readonly code: string;
  /** The codes from the tree's root down to the desk itself. */
  readonly path: readonly string[];
}

/**
 * Whether an officer's membership reaches a desk. An agency's officers reach their agency and all below it. The
 * national desk is worked by the national administrators alone: standing above it in the tree gives no right there.
 */
export function covers(membership: Membership, desk: Desk): boolean {
  switch (membership.role) {
    case 'NATIONAL_ADMIN':
      return desk.code === NATIONAL_DESK && membership.agencyCode === NATIONAL_DESK;
    case 'AGENCY_ADMIN':
    case 'LIAISON_OFFICER':
      return desk.code !== NATIONAL_DESK && desk.path.includes(membership.agencyCode);
    default:
      return false;
  }
}
