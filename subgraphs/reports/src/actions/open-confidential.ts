import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { insertOpening } from '../database/confidential-opening.store.js';
import type { Report } from '../domain/report/report.js';
import { callerOf } from '../domain/reporter/reporter.js';
import { checkReason } from '../domain/reveal/reveal.js';
import { decideOpening } from '../domain/visibility/decide-opening.js';
import type { ActionDependencies } from './dependencies.js';
import type { HeldTarget } from './hold-report.js';
import { type HeldReport, onReport } from './on-report.js';
import { assertActing } from './with-report.js';

/** The version may be left out: for an overseer the report does not exist before, so there is none to read. */
export interface OpenConfidentialInput extends HeldTarget {
  readonly reason: string;
}

const REASON = { min: 10, max: 500 };

/**
 * A leader, or an overseer with a formal request, opens a confidential report's content (domain.md 4.2). It is logged
 * whenever it is asked for; the reason stands beside the log, which holds no texts.
 * Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID, what `onReport` does, and REPORT_NOT_CONFIDENTIAL.
 */
export async function openConfidential(deps: ActionDependencies, subject: Subject, input: OpenConfidentialInput): Promise<Report> {
  const callerId = callerOf(assertActing(subject));
  const reason = checkReason(input.reason, REASON);
  assertAllowed(reason);
  // A version, or that there is a report at all, is told only to who has the right to open it.
  const mayKnow = (report: Report) => {
    const opening = decideOpening(report, subject);
    return opening.ok || opening.code !== 'REPORT_NOT_FOUND';
  };
  const act = async ({ manager, report: before, at: openedAt }: HeldReport) => {
    const opening = decideOpening(before, subject);
    assertAllowed(opening);
    const { as, officerId, openedBy } = opening;
    const by = { officerId, byRole: as.role, byAgencyCode: as.agencyCode };
    await insertOpening(manager, { id: deps.newId(), reportId: before.id, ...by, reason: reason.reason, openedAt });
    return { as, changes: { openedBy }, events: [{ type: 'ConfidentialOpened' } as const], result: null };
  };
  const { report } = await onReport(deps, input, { command: 'openConfidential', callerId, mayKnow, act, again: () => null });
  return report;
}
