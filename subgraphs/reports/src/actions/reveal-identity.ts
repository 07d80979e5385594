import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { ReporterKey } from '@lapor/kit/reporter-secret';
import { sealGrant } from '@lapor/kit/reveal-grant';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { closeReveal, findLastReveal, findOpenReveal, insertReveal } from '../database/identity-reveal.store.js';
import { findReporterReference } from '../database/reporter.queries.js';
import type { OfficerCapacity } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { checkReason, decideAsking, isRevealable } from '../domain/reveal/reveal.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { ActionDependencies } from './dependencies.js';
import type { Target } from './hold-report.js';
import { type Done, type HeldReport, onReport } from './on-report.js';

export interface RevealIdentityInput extends Target {
  readonly reason: string;
}

/** A request for an identity and, when it may be answered now, the reporter's reference: given once, to who asked. */
export interface RevealOutcome {
  readonly report: Report;
  readonly requestId: string;
  /** A second person must approve first; ask again afterwards. */
  readonly pending: boolean;
  /** What the vault gives the reporter's data for; null while it is pending, and where the vault knows nobody. */
  readonly grant: string | null;
}

/**
 * The national desk asks who filed a report, with a reason (domain.md 4.2). The request is told, and so is the answer;
 * the reporter reads both in the history. An anonymous and confidential report waits for a second person's approval:
 * asked again after it, by the same officer, the reference is given. Sent again with its idempotency key it tells how
 * the request stands and gives no reference: that is given once.
 * Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID, and what `onReport` does.
 */
export async function revealIdentity(deps: RevealDependencies, subject: Subject, input: RevealIdentityInput): Promise<RevealOutcome> {
  const asking = decideAsking(subject);
  assertAllowed(asking);
  const checked = checkReason(input.reason);
  assertAllowed(checked);
  const { report, result } = await onReport(deps, input, {
    command: 'revealIdentity',
    callerId: asking.officerId,
    mayKnow: (held) => isVisible(subject, held),
    act: (held) => reveal(deps, held, asking, checked.reason),
    again: ({ manager, report: held }) => standOf(manager, held, asking.officerId),
  });
  return { report, ...result };
}

export interface RevealDependencies extends ActionDependencies {
  /** What the vault takes grants by. */
  readonly reporterKey: ReporterKey;
}

type Answer = Omit<RevealOutcome, 'report'>;

async function reveal(
  deps: RevealDependencies,
  { manager, report: held, at }: HeldReport,
  { as, officerId }: { readonly as: OfficerCapacity; readonly officerId: string },
  reason: string,
): Promise<Done<Answer>> {
  const earlier = await findOpenReveal(manager, held.id, officerId);
  const unanswered = { approvedBy: null, approvedAt: null, revealedAt: null };
  const request = earlier ?? { id: deps.newId(), reportId: held.id, requestedBy: officerId, reason, requestedAt: at, ...unanswered };
  if (!earlier) await insertReveal(manager, request);
  const revealed = isRevealable(request, held);
  if (revealed) await closeReveal(manager, request.id, at);
  const asked = earlier ? [] : [{ type: 'IdentityRevealRequested' } as const];
  const told = revealed ? [{ type: 'IdentityRevealed' } as const] : [];
  const reference = revealed ? await findReporterReference(manager, held.id) : null;
  const { id: revealId, reason: why } = request;
  const grant = reference
    ? sealGrant(
        deps.reporterKey,
        { revealId, reportId: held.id, officerId, role: as.role, agencyCode: as.agencyCode, reason: why, reference },
        at,
      )
    : null;
  const result = { requestId: revealId, pending: !revealed, grant };
  return { as, events: [...asked, ...told], result };
}

async function standOf(manager: EntityManager, { id }: Report, officerId: string): Promise<Answer> {
  const last = await findLastReveal(manager, id, officerId);
  if (!last) throw new RefusalError('REVEAL_NOT_FOUND');
  return { requestId: last.id, pending: last.revealedAt === null, grant: null };
}
