import { RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';

/** Lets only the national administrators pass. Throws UNAUTHENTICATED or FORBIDDEN. */
export function assertNationalAdmin(subject: Subject): void {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const memberships = subject.kind === 'officer' ? subject.memberships : [];
  if (!memberships.some(({ role, agencyCode }) => role === 'NATIONAL_ADMIN' && agencyCode === NATIONAL_DESK)) {
    throw new RefusalError('FORBIDDEN');
  }
}
