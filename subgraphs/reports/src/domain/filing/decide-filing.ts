import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import { type Allowed, decide } from '../report/decide.js';

/** Decides whether a subject may file a report, and as whom. Refuses with REPORT_ACTOR_NOT_ALLOWED. */
export function decideFiling(subject: Subject): (Allowed & { readonly reporterId: string }) | Refusal {
  if (subject.kind !== 'citizen') return refuse('REPORT_ACTOR_NOT_ALLOWED');
  const desk = { code: NATIONAL_DESK, path: [NATIONAL_DESK] };
  const decision = decide({ state: 'START', desk }, 'fileReport', { kind: 'REPORTER' });
  return decision.ok ? { ...decision, reporterId: subject.id } : decision;
}
