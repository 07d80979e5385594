import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { approveReveal, findReveal } from '../database/identity-reveal.store.js';
import type { Report } from '../domain/report/report.js';
import { decideApproval, decideAsking } from '../domain/reveal/reveal.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { ActionDependencies } from './dependencies.js';
import type { Target } from './hold-report.js';
import { onReport } from './on-report.js';

export interface ApproveRevealInput extends Omit<Target, 'reportId'> {
  readonly requestId: string;
}

/**
 * A second national administrator approves a request for an identity. The approval gives nothing to the approver: the
 * reference goes to who asked, by asking again.
 * Throws UNAUTHENTICATED, FORBIDDEN, what `onReport` does, REVEAL_NOT_FOUND or REVEAL_OWN_APPROVAL.
 */
export async function approveIdentityReveal(deps: ActionDependencies, subject: Subject, input: ApproveRevealInput): Promise<Report> {
  const asking = decideAsking(subject);
  assertAllowed(asking);
  const { as, officerId } = asking;
  const { requestId } = input;
  const found = await findReveal(deps.database, requestId);
  if (!found) throw new RefusalError('REVEAL_NOT_FOUND');
  const { report } = await onReport(
    deps,
    { ...input, reportId: found.reportId },
    {
      command: 'approveIdentityReveal',
      callerId: officerId,
      mayKnow: (held) => isVisible(subject, held),
      act: async ({ manager, at }) => {
        const approval = decideApproval(await findReveal(manager, requestId), officerId);
        assertAllowed(approval);
        await approveReveal(manager, approval.request.id, officerId, at);
        return { as, events: [{ type: 'IdentityRevealApproved' }], result: null };
      },
      again: () => null,
    },
  );
  return report;
}
