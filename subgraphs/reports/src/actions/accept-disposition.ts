import type { Subject } from '@lapor/schema/identity';
import { acceptLastHop } from '../database/report.store.js';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';

/** The desk that was given a report takes it up (domain.md 4.4, row 10). Throws what `withReport` does. */
export function acceptDisposition(deps: ActionDependencies, subject: Subject, input: Target): Promise<Report> {
  return withReport(deps, subject, input, 'accept', async ({ manager, report, at }) => {
    const dispositionId = await acceptLastHop(manager, report.id, at);
    return { events: [{ type: 'DispositionAccepted', agencyCode: report.deskCode, dispositionId }] };
  });
}
