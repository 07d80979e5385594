import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { hasFollowers, lockReports } from '../database/report.store.js';
import { decideMerge } from '../domain/merge/decide-merge.js';
import type { Report } from '../domain/report/report.js';
import { isVisible } from '../domain/visibility/visibility.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';

export interface MergeDuplicateInput extends Target {
  /** The report that this one follows from now on. */
  readonly originalId: string;
}

/**
 * A desk lets a received report follow another one about the same thing (domain.md 4.4, row 8). Throws what
 * `withReport` does (REPORT_NOT_FOUND for either report), and MERGE_NOT_ALLOWED.
 */
export function mergeDuplicate(deps: ActionDependencies, subject: Subject, input: MergeDuplicateInput): Promise<Report> {
  const lock = { before: [input.reportId, input.originalId] };
  return withReport(
    deps,
    subject,
    input,
    'mergeDuplicate',
    async (open) => {
      const { manager, report } = open;
      const [original] = await lockReports(manager, [input.originalId]);
      if (!original || !isVisible(subject, original)) throw new RefusalError('REPORT_NOT_FOUND');
      assertAllowed(decideMerge(report, original, await hasFollowers(manager, report.id)));
      return { changes: { mergedInto: original.id }, events: [{ type: 'ReportMerged', agencyCode: officerOf(open).agencyCode }] };
    },
    lock,
  );
}

/** A desk takes a merge back (domain.md 4.4, row 9). Throws what `withReport` does. */
export function splitDuplicate(deps: ActionDependencies, subject: Subject, input: Target): Promise<Report> {
  return withReport(deps, subject, input, 'splitDuplicate', async (open) => ({
    changes: { mergedInto: null },
    events: [{ type: 'ReportSplit', agencyCode: officerOf(open).agencyCode }],
  }));
}
