import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { insertOpening } from '../database/confidential-opening.store.js';
import type { Report } from '../domain/report/report.js';
import { checkReason } from '../domain/reveal/reveal.js';
import { decideOpening } from '../domain/visibility/decide-opening.js';
import type { ActionDependencies } from './dependencies.js';
import { onReport } from './on-report.js';

export interface OpenConfidentialInput {
  readonly reportId: string;
  readonly reason: string;
}

const REASON = { min: 10, max: 500 };

/**
 * A leader, or an overseer with a formal request, opens a confidential report's content (domain.md 4.2). It is logged
 * whenever it is asked for; the reason stands beside the log, which holds no texts.
 * Throws UNAUTHENTICATED, INPUT_INVALID, REPORT_NOT_FOUND or REPORT_NOT_CONFIDENTIAL.
 */
export async function openConfidential(deps: ActionDependencies, subject: Subject, input: OpenConfidentialInput): Promise<Report> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const reason = checkReason(input.reason, REASON);
  assertAllowed(reason);
  const { report } = await onReport(
    deps,
    input,
    () => true,
    async ({ manager, report: before, at }) => {
      const opening = decideOpening(before, subject);
      assertAllowed(opening);
      const { role: byRole, agencyCode: byAgencyCode } = opening.as;
      const { officerId } = opening;
      await insertOpening(manager, {
        id: deps.newId(),
        reportId: before.id,
        officerId,
        byRole,
        byAgencyCode,
        reason: reason.reason,
        openedAt: at,
      });
      return { as: opening.as, changes: { openedBy: opening.openedBy }, events: [{ type: 'ConfidentialOpened' }], result: null };
    },
  );
  return report;
}
