import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { approveReveal, findReveal } from '../database/identity-reveal.store.js';
import type { Report } from '../domain/report/report.js';
import { decideApproval, decideAsking } from '../domain/reveal/reveal.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { ActionDependencies } from './dependencies.js';
import { onReport } from './on-report.js';

/**
 * A second national administrator approves a request for an identity. The approval gives nothing to the approver: the
 * reference goes to who asked, by asking again.
 * Throws UNAUTHENTICATED, FORBIDDEN, REVEAL_NOT_FOUND or REVEAL_OWN_APPROVAL.
 */
export async function approveIdentityReveal(deps: ActionDependencies, subject: Subject, requestId: string): Promise<Report> {
  const asking = decideAsking(subject);
  assertAllowed(asking);
  const { as, officerId } = asking;
  const found = await findReveal(deps.database, requestId);
  if (!found) throw new RefusalError('REVEAL_NOT_FOUND');
  const mayKnow = (report: Report) => isVisible(subject, report);
  const { report } = await onReport(deps, { reportId: found.reportId }, mayKnow, async ({ manager, at }) => {
    const approval = decideApproval(await findReveal(manager, requestId), officerId);
    assertAllowed(approval);
    await approveReveal(manager, approval.request.id, officerId, at);
    return { as, events: [{ type: 'IdentityRevealApproved' }], result: null };
  });
  return report;
}
