import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { Recipient } from '../domain/clock/escalation.js';

/** Lets an officer read what is told to an office that the officer holds. Throws UNAUTHENTICATED or FORBIDDEN. */
export function openOffice(subject: Subject, { desk, role }: Recipient): void {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const holds = subject.kind === 'officer' && subject.memberships.some((held) => held.role === role && held.agencyCode === desk);
  if (!holds) throw new RefusalError('FORBIDDEN');
}
