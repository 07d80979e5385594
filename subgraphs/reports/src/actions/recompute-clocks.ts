import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import { refuseInput } from '@lapor/schema/refusal';
import { type ClockRecompute, insertRecompute } from '../database/clock-recompute.store.js';
import { assertNationalAdmin } from './assert-national-admin.js';
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
  assertNationalAdmin(subject);
  const reason = normalizeText(input.reason);
  const problem = checkText('reason', reason, REASON);
  if (problem) assertAllowed(refuseInput([problem]));
  return deps.database.transaction((manager) =>
    insertRecompute(manager, { id: deps.newId(), requestedByRole: 'NATIONAL_ADMIN', reason, requestedAt: deps.now() }),
  );
}
