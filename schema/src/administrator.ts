import { NATIONAL_DESK } from './desks.js';
import type { Membership, Subject } from './identity.js';

/** Whether a membership is that of a national administrator: the role counts at the national desk alone. */
export function isNationalAdmin({ role, agencyCode }: Membership): boolean {
  return role === 'NATIONAL_ADMIN' && agencyCode === NATIONAL_DESK;
}

/** The office in which somebody administers officers, national or an agency's; undefined for everybody else. */
export function administratorOffice(subject: Subject): Membership | undefined {
  const memberships = subject.kind === 'officer' ? subject.memberships : [];
  return memberships.find(isNationalAdmin) ?? memberships.find(({ role }) => role === 'AGENCY_ADMIN');
}
