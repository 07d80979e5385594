import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { dropProposals } from '../database/closing.store.js';
import { findAgency, isCategory } from '../database/registry.queries.js';
import { decideTarget } from '../domain/report/disposition-target.js';
import type { Report } from '../domain/report/report.js';
import { checkVerification, type VerificationInput } from '../domain/verification/verification.js';
import { checkVerifiedTexts, keepEditedText, overrideEvents } from './check-verified-texts.js';
import type { ActionDependencies } from './dependencies.js';
import { heldBy, writeCopies, writeHop } from './give-to-desk.js';
import { type Target, withReport } from './with-report.js';

export interface VerifyAndDisposeInput extends Target, VerificationInput {
  readonly categoryId: string;
  /** The competent agency, which becomes the lead. */
  readonly agencyCode: string;
  /** Agencies that get a copy (tembusan). */
  readonly ccAgencyCodes?: readonly string[] | null;
  /** Why what the check for personal data finds may be published. */
  readonly piiOverrideReason?: string | null;
}

/**
 * Verifies a received report and gives it to the competent agency, in one step as the desks do it (domain.md 4.4,
 * row 2). Throws what `withReport` does, INPUT_INVALID, CATEGORY_UNKNOWN, AGENCY_UNKNOWN and PII_FOUND.
 */
export function verifyAndDispose(deps: ActionDependencies, subject: Subject, input: VerifyAndDisposeInput): Promise<Report> {
  return withReport(deps, subject, input, 'verifyAndDispose', async (open) => {
    const { manager, report, decision, at } = open;
    const checked = checkVerification(report, input);
    assertAllowed(checked);
    if (!(await isCategory(manager, input.categoryId))) throw new RefusalError('CATEGORY_UNKNOWN');
    const target = decideTarget(decision.as, await findAgency(manager, input.agencyCode));
    assertAllowed(target);
    const pii = checkVerifiedTexts(checked.verification.report, input.piiOverrideReason);
    assertAllowed(pii);

    const { desk, by } = target;
    const given = await writeHop(deps, open, { kind: 'LEAD', desk, note: checked.verification.note });
    const copies = await writeCopies(deps, open, input.ccAgencyCodes, desk.code);
    await keepEditedText(open, checked.verification.report, pii.override);
    await dropProposals(manager, report.id);
    return {
      changes: {
        ...checked.verification.report,
        ...heldBy(report, desk),
        categoryId: input.categoryId,
        leadAgencyCode: desk.code,
        ccDesks: copies.ccDesks,
        hops: report.hops + 1,
        firstAssignedAt: report.firstAssignedAt ?? at,
        fileCompleteAt: report.fileCompleteAt ?? at,
      },
      events: [
        { type: 'ReportVerified', state: report.state, agencyCode: by.agencyCode },
        { type: 'ReportDisposed', ...given },
        // What the public is not shown stands last: a gap between the cursors it reads would tell of it.
        ...overrideEvents(pii.override, by.agencyCode),
        ...copies.events,
      ],
    };
  });
}
