import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findAgency } from '../database/registry.queries.js';
import { decideForward } from '../domain/disposition/forward.js';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { heldBy, writeHop } from './give-to-desk.js';
import { type HandOnInput, noteOf } from './hand-on.js';
import { withReport } from './with-report.js';

/**
 * An agency's administrator gives a report to a unit of the own tree; the lead stays (domain.md 4.4, row 11). Throws
 * what `withReport` does, AGENCY_UNKNOWN and INPUT_INVALID.
 */
export function forwardInternal(deps: ActionDependencies, subject: Subject, input: HandOnInput): Promise<Report> {
  return withReport(deps, subject, input, 'forwardInternal', async (open) => {
    const { manager, report, decision } = open;
    const target = decideForward(decision.as, report.deskCode, await findAgency(manager, input.agencyCode));
    assertAllowed(target);
    const given = await writeHop(deps, open, { kind: 'INTERNAL', desk: target.desk, note: noteOf(input) });
    return { changes: heldBy(report, target.desk), events: [{ type: 'ReportForwarded', ...given }] };
  });
}
