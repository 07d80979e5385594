import { isNationalAdmin } from '@lapor/schema/administrator';
import type { Membership, Role, Subject } from '@lapor/schema/identity';

/** Who answers for an agency's systems: its administrators, and the developers it has named. */
const ANSWERABLE: readonly Role[] = ['AGENCY_ADMIN', 'API_CLIENT_DEV'];

/** The office in which somebody manages the credentials of an agency's clients; undefined for everybody else. */
export function clientOffice(subject: Subject, ownerCode: string): Membership | undefined {
  const memberships = subject.kind === 'officer' ? subject.memberships : [];
  const isOwn = ({ role, agencyCode }: Membership) => agencyCode === ownerCode && ANSWERABLE.includes(role);
  return memberships.find(isNationalAdmin) ?? memberships.find(isOwn);
}
