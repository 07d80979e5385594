import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { dropOpenDraft } from '../database/answer-draft.store.js';
import { findAgency, findDesk } from '../database/registry.queries.js';
import { checkReturn, decideReturnState, type ReturnInput } from '../domain/disposition/return.js';
import type { Report } from '../domain/report/report.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { heldBy, writeHop } from './give-to-desk.js';
import { transferDetail } from './transfer-detail.js';
import { type Target, withReport } from './with-report.js';

export interface ReturnNotCompetentInput extends Target, ReturnInput {}

/**
 * An agency returns a report that is not its to handle (bukan wewenang), with the body it thinks competent; the
 * national desk decides (domain.md 4.4, row 13). One that was accepted can be returned at the hop limit only. Throws what `withReport` does, INPUT_INVALID and AGENCY_UNKNOWN.
 */
export function returnNotCompetent(deps: ActionDependencies, subject: Subject, input: ReturnNotCompetentInput): Promise<Report> {
  return withReport(deps, subject, input, 'returnNotCompetent', async (open) => {
    const { manager, report } = open;
    assertAllowed(decideReturnState(report));
    const checked = checkReturn(input);
    assertAllowed(checked);
    const { reason, proposedAgencyCode, proposedBody } = checked;
    if (proposedAgencyCode !== null && !(await findAgency(manager, proposedAgencyCode))) throw new RefusalError('AGENCY_UNKNOWN');
    const desk = await findDesk(manager, NATIONAL_DESK);
    await dropOpenDraft(manager, report.id);
    const hop = await writeHop(deps, open, { kind: 'RETURN', desk, note: reason, proposedAgencyCode, proposedBody });
    return {
      changes: { ...heldBy(report, desk), leadAgencyCode: null },
      events: [
        {
          type: 'DispositionReturned',
          ...hop,
          agencyCode: officerOf(open).agencyCode,
          detail: transferDetail(report, proposedAgencyCode),
        },
      ],
    };
  });
}
