import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { insertContentVersion } from '../database/content-version.store.js';
import { checkPii } from '../domain/content/check-pii.js';
import { checkPublication, type PublicationInput } from '../domain/content/content-version.js';
import type { Report } from '../domain/report/report.js';
import { callerOf } from '../domain/reporter/reporter.js';
import { capacityFor } from '../domain/visibility/capacity.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { ActionDependencies } from './dependencies.js';
import { type Done, type HeldReport, onReport } from './on-report.js';
import { assertActing, type Target } from './with-report.js';

export interface PublishContentInput extends Target, PublicationInput {
  /** Why what the check for personal data finds may be published. */
  readonly piiOverrideReason?: string | null;
}

/**
 * Publishes an edited text of a verified report, or changes the published one; every text is kept as a version.
 * Throws UNAUTHENTICATED, FORBIDDEN, what `onReport` does, REPORT_ACTOR_NOT_ALLOWED, and what `checkPublication` and `checkPii`
 * refuse.
 */
export async function publishContent(deps: ActionDependencies, subject: Subject, input: PublishContentInput): Promise<Report> {
  const callerId = callerOf(assertActing(subject));
  const mayKnow = (report: Report) => isVisible(subject, report);
  const act = (held: HeldReport) => publish(held, subject, input);
  const { report } = await onReport(deps, input, { command: 'publishContent', callerId, mayKnow, act, again: () => null });
  return report;
}

async function publish({ manager, report: before, at }: HeldReport, subject: Subject, input: PublishContentInput): Promise<Done<null>> {
  const as = capacityFor(subject, before, { roles: ['AGENCY_ADMIN'], reporter: false, national: true });
  if (as?.kind !== 'OFFICER') throw new RefusalError('REPORT_ACTOR_NOT_ALLOWED');
  const checked = checkPublication(before, input);
  assertAllowed(checked);
  const { title, content, reason } = checked;
  const texts = [
    { field: 'title', text: title },
    { field: 'content', text: content },
  ];
  const pii = checkPii(texts, input.piiOverrideReason);
  assertAllowed(pii);
  const by = { byRole: as.role, byAgencyCode: as.agencyCode, piiOverrideReason: pii.override?.reason ?? null };
  const contentVersion = await insertContentVersion(manager, { reportId: before.id, title, content, reason, ...by, editedAt: at });
  const overridden = pii.override ? [{ type: 'PiiOverridden', detail: { ...pii.override.kinds } } as const] : [];
  return {
    as,
    changes: { publishedTitle: title, publishedContent: content, published: true },
    events: [...overridden, { type: 'ContentPublished', detail: { contentVersion } }],
    result: null,
  };
}
