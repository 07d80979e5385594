import type { Subject } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Report } from '../report/report.js';

/** The Ombudsman of the Republic of Indonesia in the registry. */
const OMBUDSMAN = 'L-ORI';

/** What a hand-over rests on. */
export interface HandoverFacts {
  readonly report: Pick<Report, 'reporterId' | 'handoverConsentAt'>;
  /** The end of the clock STATUTORY_MAX (60 calendar days, Perpres 76/2013); null while it is not known. */
  readonly statutoryDueAt: Date | null;
}

/**
 * Decides whether a report may be handed to the Ombudsman: by its reporter, or to the Ombudsman's overseer once the
 * reporter has agreed, and only after the statutory limit (UU 25/2009 art. 46). Others cannot tell whether there is
 * such a report. Refuses with REPORT_NOT_FOUND, HANDOVER_NOT_AGREED or HANDOVER_TOO_EARLY.
 */
export function decideHandover(subject: Subject, { report, statutoryDueAt }: HandoverFacts, at: Date): { readonly ok: true } | Refusal {
  const reporter = subject.kind === 'citizen' && subject.id === report.reporterId;
  const ombudsman =
    subject.kind === 'officer' && subject.memberships.some(({ role, agencyCode }) => role === 'OVERSEER' && agencyCode === OMBUDSMAN);
  if (!reporter && !ombudsman) return refuse('REPORT_NOT_FOUND');
  if (!report.handoverConsentAt) return refuse('HANDOVER_NOT_AGREED');
  return statutoryDueAt !== null && at > statutoryDueAt ? { ok: true } : refuse('HANDOVER_TOO_EARLY');
}
