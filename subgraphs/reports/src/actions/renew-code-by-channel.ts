import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findReportsByTrackingId } from '../database/report.queries.js';
import { checkReporterKey, NO_PSEUDONYM } from '../domain/filing/decide-channel-filing.js';
import type { Report } from '../domain/report/report.js';
import { parseTrackingId } from '../domain/report/tracking-id.js';
import { isReporter, type KnownSubject } from '../domain/reporter/reporter.js';
import { assertSmsChannel } from './channel-feed.js';
import type { ChannelDependencies } from './file-report-by-channel.js';
import { renewAccessCode } from './issue-access-code.js';
import { openReporterKey } from './open-reporter-key.js';

export interface RenewCodeByChannelInput {
  readonly trackingId: string;
  readonly reporterKey: string;
}

/**
 * A new access code for the reporter who writes by SMS: the channel has lost the one it was given (it may have died
 * between a filing and its own note of it). The former code ends. Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID,
 * REPORT_NOT_FOUND (also for somebody else's report) and VERSION_CONFLICT.
 */
export async function renewCodeByChannel(
  deps: ChannelDependencies,
  subject: Subject,
  { trackingId, reporterKey }: RenewCodeByChannelInput,
): Promise<{ readonly report: Report; readonly accessCode: string | null }> {
  assertSmsChannel(subject);
  assertAllowed(checkReporterKey({ kind: 'sms' }, reporterKey));
  const opened = openReporterKey(deps.reporterKey, reporterKey);
  if (!opened) throw new RefusalError('INPUT_INVALID', { fields: [NO_PSEUDONYM] });
  const reporter: KnownSubject = { kind: 'citizen', id: opened.citizenId, secret: opened.secret };
  const [report] = await findReportsByTrackingId(deps.database.manager, [parseTrackingId(trackingId) ?? '']);
  if (!report || !isReporter(reporter, report)) throw new RefusalError('REPORT_NOT_FOUND');
  return renewAccessCode(deps, reporter, { reportId: report.id, expectedVersion: report.version });
}
