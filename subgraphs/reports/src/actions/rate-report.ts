import { assertAllowed } from '@lapor/kit/refusal';
import { saveRating } from '../database/outcome.store.js';
import { checkRating, type RatingInput } from '../domain/rating/rating.js';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { type Caller, type Target, withReport } from './with-report.js';

export interface RateReportInput extends Target, RatingInput {}

/** The reporter judges the outcome; the latest rating counts (domain.md 4.4, row 24). Throws what `withReport` does, and INPUT_INVALID. */
export function rateReport(deps: ActionDependencies, caller: Caller, input: RateReportInput): Promise<Report> {
  return withReport(deps, caller, input, 'rate', async ({ manager, report, at }) => {
    const checked = checkRating(input);
    assertAllowed(checked);
    const { score, solved } = input;
    await saveRating(manager, { reportId: report.id, score, solved, comment: checked.comment, ratedAt: at });
    return { events: [{ type: 'ReportRated', agencyCode: null, detail: { score, solved } }] };
  });
}
