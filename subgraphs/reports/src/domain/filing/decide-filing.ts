import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import { type Allowed, decide } from '../report/decide.js';
import type { Desk } from '../report/desk.js';

/** Decides whether a subject may file a report for itself, and as whom. Refuses with REPORT_ACTOR_NOT_ALLOWED. */
export function decideFiling(subject: Subject): Allowed | Refusal {
  if (subject.kind !== 'citizen') return refuse('REPORT_ACTOR_NOT_ALLOWED');
  const desk = { code: NATIONAL_DESK, path: [NATIONAL_DESK] };
  return decide({ state: 'START', desk }, 'fileReport', { kind: 'REPORTER' });
}

/**
 * Decides whether an officer may take a report down for somebody (domain.md 4.4, row 1: walk-in, WhatsApp, paper).
 * The receiving desk must be one the officer works at: what comes to the wrong counter is taken down there and then
 * returned, so that its way is on record. Refuses with REPORT_ACTOR_NOT_ALLOWED.
 */
export function decideFilingOnBehalf(subject: Subject, desk: Desk): Allowed | Refusal {
  if (subject.kind !== 'officer') return refuse('REPORT_ACTOR_NOT_ALLOWED');
  return decide({ state: 'START', desk }, 'fileReport', { kind: 'OFFICER', memberships: subject.memberships });
}
