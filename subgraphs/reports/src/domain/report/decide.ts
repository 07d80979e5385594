import type { Membership, Role, Subject } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import { covers, type Desk } from './desk.js';
import type { Report } from './report.js';
import type { ReportState } from './report-state.js';
import { type ReportCommand, type Rule, TRANSITIONS } from './transitions.js';

/** What a decision rests on. */
export interface CaseFacts {
  readonly state: 'START' | ReportState;
  /** The desk that holds the report. */
  readonly desk: Desk;
}

/** Who wants to act, as far as this report is concerned. */
export type Actor =
  | { readonly kind: 'REPORTER' }
  | { readonly kind: 'OFFICER'; readonly memberships: readonly Membership[] }
  | { readonly kind: 'STRANGER' };

/** In what capacity an allowed command is done; goes into the event as its actor. */
export type Capacity = { readonly kind: 'REPORTER' } | OfficerCapacity;
export interface OfficerCapacity {
  readonly kind: 'OFFICER';
  readonly role: Role;
  readonly agencyCode: string;
}

export interface Allowed {
  readonly ok: true;
  readonly to: ReportState;
  readonly as: Capacity;
}

/**
 * Decides whether a command may be done to a report.
 * Refuses with REPORT_TRANSITION_NOT_ALLOWED (`state`) or REPORT_ACTOR_NOT_ALLOWED.
 */
export function decide(facts: CaseFacts, command: ReportCommand, actor: Actor): Allowed | Refusal {
  const rules: Partial<Record<ReportCommand, Rule>> = TRANSITIONS[facts.state];
  const rule = rules[command];
  if (!rule) return refuse('REPORT_TRANSITION_NOT_ALLOWED', { state: facts.state });
  const capacity = capacityOf(actor, rule, facts.desk);
  return capacity ? { ok: true, to: rule.to, as: capacity } : refuse('REPORT_ACTOR_NOT_ALLOWED');
}

function capacityOf(actor: Actor, rule: Rule, desk: Desk): Capacity | null {
  if (actor.kind === 'REPORTER') return rule.by.includes('REPORTER') ? { kind: 'REPORTER' } : null;
  if (actor.kind === 'STRANGER') return null;
  const roles: readonly Role[] = rule.by.filter((role) => role !== 'REPORTER');
  const membership = actor.memberships.find((candidate) => roles.includes(candidate.role) && covers(candidate, desk));
  return membership ? { kind: 'OFFICER', role: membership.role, agencyCode: membership.agencyCode } : null;
}

/** Who a subject is to a report. */
export function toActor(subject: Subject, reporterId: string): Actor {
  if (subject.kind === 'officer') return { kind: 'OFFICER', memberships: subject.memberships };
  return subject.kind === 'citizen' && subject.id === reporterId ? { kind: 'REPORTER' } : { kind: 'STRANGER' };
}

/** The desk that holds a report. */
export function holderOf({ deskCode, desks }: Pick<Report, 'deskCode' | 'desks'>): Desk {
  return desks.find((desk) => desk.code === deskCode) ?? { code: deskCode, path: [deskCode] };
}
