import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findAgency, isCategory } from '../database/registry.queries.js';
import { countHops, insertDisposition } from '../database/report.store.js';
import { decideTarget } from '../domain/report/disposition-target.js';
import type { Report } from '../domain/report/report.js';
import { checkVerification, type VerificationInput } from '../domain/verification/verification.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';

export interface VerifyAndDisposeInput extends Target, VerificationInput {
  readonly categoryId: string;
  /** The competent agency, which becomes the lead. */
  readonly agencyCode: string;
}

/**
 * Verifies a received report and gives it to the competent agency, in one step as the desks do it (domain.md 4.4,
 * row 2). Throws what `withReport` does, INPUT_INVALID, CATEGORY_UNKNOWN and AGENCY_UNKNOWN.
 */
export function verifyAndDispose(deps: ActionDependencies, subject: Subject, input: VerifyAndDisposeInput): Promise<Report> {
  return withReport(deps, subject, input, 'verifyAndDispose', async ({ manager, report, decision, at }) => {
    const checked = checkVerification(report, input);
    assertAllowed(checked);
    if (!(await isCategory(manager, input.categoryId))) throw new RefusalError('CATEGORY_UNKNOWN');
    const target = decideTarget(decision.as, await findAgency(manager, input.agencyCode));
    assertAllowed(target);

    const { desk, by } = target;
    const dispositionId = deps.newId();
    const hop = (await countHops(manager, report.id)) + 1;
    await insertDisposition(manager, {
      id: dispositionId,
      reportId: report.id,
      hop,
      kind: 'LEAD',
      fromDeskCode: report.deskCode,
      toDeskCode: desk.code,
      note: checked.verification.note,
      byRole: by.role,
      disposedAt: at,
      acceptedAt: null,
    });
    const desks = report.desks.some((held) => held.code === desk.code) ? report.desks : [...report.desks, desk];
    return {
      changes: { ...checked.verification.report, categoryId: input.categoryId, deskCode: desk.code, desks, leadAgencyCode: desk.code },
      events: [
        { type: 'ReportVerified', state: report.state, agencyCode: by.agencyCode },
        { type: 'ReportDisposed', agencyCode: desk.code, dispositionId, hop },
      ],
    };
  });
}
