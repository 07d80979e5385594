import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { REASON } from '@lapor/schema/input/required-text';
import type { Report } from '../domain/report/report.js';
import { type ReportClass, secrecyOf, tighten } from '../domain/report/report-class.js';
import { checkReclassification } from '../domain/verification/reclassification.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';
import { writeMessage } from './write-message.js';

export interface ReclassifyReportInput extends Target {
  readonly class: ReportClass;
  readonly supervision?: boolean | null;
  readonly reason: string;
}

/**
 * A desk corrects the class; clocks follow the new one and the reporter is told (domain.md 4.4, row 24). Whistle-blowing
 * closes the report at once and takes it back from the public. Throws what `withReport` does, and INPUT_INVALID.
 */
export function reclassifyReport(deps: ActionDependencies, subject: Subject, input: ReclassifyReportInput): Promise<Report> {
  return withReport(deps, subject, input, 'reclassify', async (open) => {
    const { report } = open;
    const checked = checkReclassification(report, input);
    assertAllowed(checked);
    const secrecy = tighten(report, secrecyOf(input.class, report));
    await writeMessage(deps, open, { kind: 'RECLASSIFICATION', field: 'reason', text: input.reason, rule: REASON });
    const { agencyCode } = officerOf(open);
    return {
      changes: { class: input.class, supervision: checked.supervision, ...secrecy, published: report.published && !secrecy.confidential },
      events: [
        { type: 'ReportReclassified', agencyCode, detail: { from: report.class, to: input.class, supervision: checked.supervision } },
      ],
    };
  });
}
