import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { insertSupport } from '../database/support.store.js';
import { decide, factsOf, toActor } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { supporterOf } from '../domain/reporter/reporter.js';
import { toEventDraft } from '../events/report-event.js';
import type { ActionDependencies } from './dependencies.js';
import { assertActing, lockVisible } from './with-report.js';

/**
 * Another citizen supports a published report, once (domain.md 4.2 and 4.4, row 24). It takes no version and makes no
 * new one: supporters and officers do not stand in each other's way. Said again it changes nothing. Throws
 * UNAUTHENTICATED, REPORT_NOT_FOUND and REPORT_ACTOR_NOT_ALLOWED.
 */
export function supportReport(deps: ActionDependencies, subject: Subject, { reportId }: { readonly reportId: string }): Promise<Report> {
  const acting = assertActing(subject);
  return deps.database.transaction(async (manager) => {
    const report = await lockVisible(manager, acting, reportId);
    const decision = decide(factsOf(report), 'support', toActor(acting, report));
    assertAllowed(decision);
    if (acting.kind !== 'citizen' || !report.published || report.confidential) throw new RefusalError('REPORT_ACTOR_NOT_ALLOWED');
    const at = deps.now();
    const supporter = { reportId: report.id, citizenId: supporterOf(acting, report.id), supportedAt: at };
    if (!(await insertSupport(manager, supporter))) return report;
    const { state } = report;
    const told = { id: deps.newId(), type: 'ReportSupported', from: state, state, as: decision.as, at, agencyCode: null } as const;
    await appendEvents(manager, { type: 'report', id: report.id }, [toEventDraft(report, told)]);
    return report;
  });
}
