import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { checkRequiredText } from '@lapor/schema/input/required-text';
import { dropProposals, insertClosing } from '../database/closing.store.js';
import { CLOSING_TEXT } from '../domain/closing/closing.js';
import type { OutsideBody } from '../domain/outside-body/outside-bodies.js';
import type { Report } from '../domain/report/report.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';

export interface ReferOutInput extends Target {
  readonly outsideBody: OutsideBody;
  /** What the reporter reads beside the body's name and contact. */
  readonly text: string;
}

/** The national desk refers a report to a body outside LAPOR! (domain.md 4.4, row 7). Throws what `withReport` does, and INPUT_INVALID. */
export function referOut(deps: ActionDependencies, subject: Subject, input: ReferOutInput): Promise<Report> {
  return withReport(deps, subject, input, 'referOut', async (open) => {
    const checked = checkRequiredText('text', input.text, CLOSING_TEXT);
    assertAllowed(checked);
    const { manager, report, at } = open;
    const { role, agencyCode } = officerOf(open);
    await dropProposals(manager, report.id);
    await insertClosing(manager, {
      id: deps.newId(),
      reportId: report.id,
      kind: 'REFERRAL',
      reason: null,
      outsideBody: input.outsideBody,
      text: checked.text,
      byRole: role,
      byAgencyCode: agencyCode,
      closedAt: at,
      proposedBy: null,
      pending: false,
      reviewAskedAt: null,
    });
    return { events: [{ type: 'ReportReferred', agencyCode, detail: { outsideBody: input.outsideBody } }] };
  });
}
