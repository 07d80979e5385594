import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { dropOpenDraft } from '../database/answer-draft.store.js';
import { findAgency } from '../database/registry.queries.js';
import { decideTransfer } from '../domain/disposition/transfer.js';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { heldBy, writeCopies, writeHop } from './give-to-desk.js';
import { type HandOnInput, noteOf } from './hand-on.js';
import { transferDetail } from './transfer-detail.js';
import { withReport } from './with-report.js';

export interface TransferReportInput extends HandOnInput {
  readonly ccAgencyCodes?: readonly string[] | null;
}

/**
 * An agency passes a report on to another one, which becomes the lead; the total clock runs on (domain.md 4.4, row 12).
 * Throws what `withReport` does, REPORT_TRANSFER_LIMIT, AGENCY_UNKNOWN and INPUT_INVALID.
 */
export function transferReport(deps: ActionDependencies, subject: Subject, input: TransferReportInput): Promise<Report> {
  return withReport(deps, subject, input, 'transfer', async (open) => {
    const { manager, report, decision } = open;
    const target = decideTransfer(decision.as, await findAgency(manager, input.agencyCode), report.hops);
    assertAllowed(target);
    const { desk } = target;
    await dropOpenDraft(manager, report.id);
    const given = await writeHop(deps, open, { kind: 'TRANSFER', desk, note: noteOf(input) });
    const copies = await writeCopies(deps, open, input.ccAgencyCodes, desk.code);
    return {
      changes: { ...heldBy(report, desk), leadAgencyCode: desk.code, hops: report.hops + 1, ccDesks: copies.ccDesks },
      events: [{ type: 'ReportTransferred', ...given, detail: transferDetail(report, desk.code) }, ...copies.events],
    };
  });
}
