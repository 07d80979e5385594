import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { closeReveal, findOpenReveal, insertReveal } from '../database/identity-reveal.store.js';
import type { Report } from '../domain/report/report.js';
import { checkReason, decideAsking, isRevealable } from '../domain/reveal/reveal.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { ActionDependencies } from './dependencies.js';
import { onReport } from './on-report.js';

export interface RevealIdentityInput {
  readonly reportId: string;
  readonly reason: string;
}

/** A request for an identity and, when it may be answered now, the reporter's reference: given once, to who asked. */
export interface RevealOutcome {
  readonly report: Report;
  readonly requestId: string;
  /** A second person must approve first; ask again afterwards. */
  readonly pending: boolean;
  readonly revealedReporterId: string | null;
}

/**
 * The national desk asks who filed a report, with a reason (domain.md 4.2). The request is told, and so is the answer;
 * the reporter reads both in the history. An anonymous and confidential report waits for a second person's approval:
 * asked again after it, by the same officer, the reference is given.
 * Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID or REPORT_NOT_FOUND.
 */
export async function revealIdentity(deps: ActionDependencies, subject: Subject, input: RevealIdentityInput): Promise<RevealOutcome> {
  const asking = decideAsking(subject);
  assertAllowed(asking);
  const checked = checkReason(input.reason);
  assertAllowed(checked);
  const { as, officerId } = asking;
  const mayKnow = (report: Report) => isVisible(subject, report);
  const { report, result } = await onReport(deps, { reportId: input.reportId }, mayKnow, async ({ manager, report: held, at }) => {
    const earlier = await findOpenReveal(manager, held.id, officerId);
    const request = earlier ?? {
      id: deps.newId(),
      reportId: held.id,
      requestedBy: officerId,
      reason: checked.reason,
      requestedAt: at,
      approvedBy: null,
      approvedAt: null,
      revealedAt: null,
    };
    if (!earlier) await insertReveal(manager, request);
    const revealed = isRevealable(request, held);
    if (revealed) await closeReveal(manager, request.id, at);
    const asked = earlier ? [] : [{ type: 'IdentityRevealRequested' } as const];
    const told = revealed ? [{ type: 'IdentityRevealed' } as const] : [];
    const result = { requestId: request.id, pending: !revealed, revealedReporterId: revealed ? held.reporterId : null };
    return { as, events: [...asked, ...told], result };
  });
  return { report, ...result };
}
