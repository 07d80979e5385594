import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { lastClosing, saveReviewRequest } from '../database/closing.store.js';
import { findDesk } from '../database/registry.queries.js';
import { type Closing, decideReview, decideReviewRequest } from '../domain/closing/closing.js';
import type { Report } from '../domain/report/report.js';
import { type Case, officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { heldBy } from './give-to-desk.js';
import { reviewDueAt } from './report-limits.js';
import { type Caller, type Target, withReport } from './with-report.js';

/**
 * The reporter asks, once, that the archiving be reviewed (domain.md 4.4, row 23). Throws what `withReport` does,
 * ALREADY_DONE and REVIEW_WINDOW_CLOSED.
 */
export function requestArchiveReview(deps: ActionDependencies, caller: Caller, input: Target): Promise<Report> {
  return withReport(deps, caller, input, 'requestArchiveReview', async (open) => {
    const closing = await closingOf(open);
    assertAllowed(decideReviewRequest(closing, await reviewDueAt(open.manager, open.report.id), open.at));
    await saveReviewRequest(open.manager, closing.id, open.at);
    return { events: [{ type: 'ArchiveReviewRequested', agencyCode: null }] };
  });
}

/**
 * The national administrators take an archived report up again; it is received at their desk, not at the one that
 * archived it (domain.md 4.4, row 23). Throws what `withReport` does, and REVIEW_WINDOW_CLOSED.
 */
export function reviewArchive(deps: ActionDependencies, subject: Subject, input: Target): Promise<Report> {
  return withReport(deps, subject, input, 'reviewArchive', async (open) => {
    assertAllowed(decideReview(await reviewDueAt(open.manager, open.report.id), open.at));
    const desk = await findDesk(open.manager, NATIONAL_DESK);
    return {
      changes: heldBy(open.report, desk),
      events: [{ type: 'ArchiveReviewed', agencyCode: officerOf(open).agencyCode }],
    };
  });
}

async function closingOf({ manager, report }: Case): Promise<Closing> {
  const closing = await lastClosing(manager, report.id);
  if (!closing) throw new RefusalError('REVIEW_WINDOW_CLOSED');
  return closing;
}
