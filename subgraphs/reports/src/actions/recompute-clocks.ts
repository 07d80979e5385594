import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { refuseInput } from '@lapor/schema/refusal';
import { type ClockRecompute, insertRecompute } from '../database/clock-recompute.store.js';
import { checkText, normalizeText } from '../domain/input/text.js';
import type { ActionDependencies } from './dependencies.js';

const REASON = { min: 10, max: 500 };

/**
 * Has all open deadlines computed anew, by the national administrators and with a reason that is kept (domain.md 4.5:
 * deadlines change only by a logged command). The scheduler does the work. Throws UNAUTHENTICATED, FORBIDDEN or
 * INPUT_INVALID.
 */
export async function recomputeClocks(
  deps: ActionDependencies,
  subject: Subject,
  input: { readonly reason: string },
): Promise<ClockRecompute> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (!isNationalAdmin(subject)) throw new RefusalError('FORBIDDEN');
  const reason = normalizeText(input.reason);
  const problem = checkText('reason', reason, REASON);
  if (problem) assertAllowed(refuseInput([problem]));
  return deps.database.transaction((manager) =>
    insertRecompute(manager, { id: deps.newId(), requestedByRole: 'NATIONAL_ADMIN', reason, requestedAt: deps.now() }),
  );
}

function isNationalAdmin(subject: Subject): boolean {
  if (subject.kind !== 'officer') return false;
  return subject.memberships.some(({ role, agencyCode }) => role === 'NATIONAL_ADMIN' && agencyCode === NATIONAL_DESK);
}
