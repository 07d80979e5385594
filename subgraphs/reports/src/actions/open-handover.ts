import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findLastRun } from '../database/clock.queries.js';
import { insertHandoverReading } from '../database/handover-reading.store.js';
import { decideHandover } from '../domain/handover/decide-handover.js';
import { checkReadingReason } from '../domain/handover/handover-reading.js';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { onReport } from './on-report.js';
import { assertActing } from './with-report.js';

export interface OpenHandoverInput {
  readonly reportId: string;
  /** Why the file is read; the Ombudsman's officer must say. */
  readonly reason?: string | null;
}

/** A report that is handed to the Ombudsman. */
export interface Handover {
  readonly report: Report;
  readonly consentAt: Date;
  readonly statutoryDueAt: Date;
}

/**
 * Gives the Ombudsman what there is of a report that was not answered in time (UU 25/2009 art. 46). Every reading is
 * told in the report's history; who read it and why stands beside the log, which holds no texts. Throws
 * UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID and what `decideHandover` refuses; nothing is given or written then.
 */
export async function openHandover(deps: ActionDependencies, subject: Subject, input: OpenHandoverInput): Promise<Handover> {
  const acting = assertActing(subject);
  const { report, result } = await onReport<Omit<Handover, 'report'>>(
    deps,
    { reportId: input.reportId },
    {
      command: 'openHandover',
      callerId: acting.id,
      mayKnow: () => true,
      act: async ({ manager, report: held, at }) => {
        const statutory = await findLastRun(manager, held.id, 'STATUTORY_MAX');
        const decision = decideHandover(acting, { report: held, statutory }, at);
        assertAllowed(decision);
        const { as, consentAt, statutoryDueAt } = decision;
        const checked = checkReadingReason(as, input.reason);
        assertAllowed(checked);
        if (as.kind === 'OFFICER' && checked.reason !== null) {
          const by = { officerId: acting.id, byRole: as.role, byAgencyCode: as.agencyCode };
          await insertHandoverReading(manager, { id: deps.newId(), reportId: held.id, ...by, reason: checked.reason, readAt: at });
        }
        return { as, events: [{ type: 'OmbudsmanHandoverRead' }], result: { consentAt, statutoryDueAt } };
      },
    },
  );
  return { report, ...result };
}
