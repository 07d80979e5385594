import type { Subject } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Clock } from '../clock/clock.js';
import type { Capacity } from '../report/decide.js';
import type { Report } from '../report/report.js';
import { isReporter } from '../reporter/reporter.js';
import { externalOverseers } from '../visibility/oversight.js';
import { isVisible } from '../visibility/visibility.js';

/** The last run of the clock STATUTORY_MAX (60 calendar days, Perpres 76/2013). */
export type StatutoryRun = Pick<Clock, 'dueAt' | 'stoppedAt'>;

/** What a hand-over rests on; without a run no limit is known. */
export interface HandoverFacts {
  readonly report: Report;
  readonly statutory: StatutoryRun | null;
}

/** A hand-over that is due, with the reporter's consent to it. */
export interface AllowedHandover {
  readonly ok: true;
  readonly as: Capacity;
  readonly consentAt: Date;
  readonly statutoryDueAt: Date;
}

/**
 * Decides whether a report may be handed to the Ombudsman: by its reporter, or to the Ombudsman's overseer once the
 * reporter has agreed, and only when the statutory limit has passed without an answer in time (UU 25/2009 art. 46). Who
 * may not see the report cannot tell from a refusal whether there is one. Refuses with REPORT_NOT_FOUND,
 * HANDOVER_NOT_AGREED, HANDOVER_TOO_EARLY or HANDOVER_ANSWERED_IN_TIME.
 */
export function decideHandover(subject: Subject, { report, statutory }: HandoverFacts, at: Date): AllowedHandover | Refusal {
  const as = capacityOf(subject, report);
  if (!as) return refuse('REPORT_NOT_FOUND');
  const decision = decideDue(report, statutory, at);
  if (!decision.ok) return isVisible(subject, report) ? decision : refuse('REPORT_NOT_FOUND');
  return { ...decision, as };
}

function capacityOf(subject: Subject, report: Report): Capacity | null {
  if (isReporter(subject, report)) return { kind: 'REPORTER' };
  if (subject.kind !== 'officer') return null;
  const external = externalOverseers(report.oversights, report);
  const overseer = subject.memberships.find(({ role, agencyCode }) => role === 'OVERSEER' && external.includes(agencyCode));
  return overseer ? { kind: 'OFFICER', ...overseer } : null;
}

function decideDue({ handoverConsentAt }: Report, statutory: StatutoryRun | null, at: Date): Omit<AllowedHandover, 'as'> | Refusal {
  if (!handoverConsentAt) return refuse('HANDOVER_NOT_AGREED');
  if (!statutory) return refuse('HANDOVER_TOO_EARLY');
  const { dueAt, stoppedAt } = statutory;
  if (stoppedAt !== null && stoppedAt <= dueAt) return refuse('HANDOVER_ANSWERED_IN_TIME');
  if (at <= dueAt) return refuse('HANDOVER_TOO_EARLY');
  return { ok: true, consentAt: handoverConsentAt, statutoryDueAt: dueAt };
}
