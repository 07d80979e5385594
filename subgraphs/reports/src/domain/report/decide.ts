import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership, Role } from '@lapor/schema/identity';
import { type Refusal, refuse } from '@lapor/schema/refusal';
import { isReporter, type KnownSubject } from '../reporter/reporter.js';
import type { Desk } from './desk.js';
import type { Report } from './report.js';
import type { ReportState } from './report-state.js';
import { type Reach, type ReportCommand, type Rule, TRANSITIONS } from './transitions.js';

/** What a decision rests on. */
export interface CaseFacts {
  readonly state: 'START' | ReportState;
  /** The desk that holds the report. */
  readonly desk: Desk;
  /** The lead agency with its place in the tree; null before the first disposition. */
  readonly lead?: Desk | null;
  /** The state a postponed report goes back to. */
  readonly postponedFrom?: ReportState | null;
}

/** Who wants to act, as far as this report is concerned. */
export type Actor =
  | ReporterCapacity
  | { readonly kind: 'OFFICER'; readonly memberships: readonly Membership[] }
  | ApiClientCapacity
  | { readonly kind: 'SYSTEM' }
  | { readonly kind: 'STRANGER' };

/** In what capacity an allowed command is done; goes into the event as its actor. */
export type Capacity = ReporterCapacity | { readonly kind: 'PUBLIC' } | { readonly kind: 'SYSTEM' } | ApiClientCapacity | OfficerCapacity;
/** The reporter, signed in or with nothing but the report's access code. */
export interface ReporterCapacity {
  readonly kind: 'REPORTER';
  readonly via?: 'ACCESS_CODE';
}
/** A system of an agency, at that agency and all below it. */
export interface ApiClientCapacity {
  readonly kind: 'API_CLIENT';
  readonly agencyCode: string;
}
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
  const to = rule && targetOf(rule, facts);
  if (!rule || !to) return refuse('REPORT_TRANSITION_NOT_ALLOWED', { state: facts.state });
  const capacity = capacityOf(actor, rule, facts);
  return capacity ? { ok: true, to, as: capacity } : refuse('REPORT_ACTOR_NOT_ALLOWED');
}

function targetOf({ to }: Rule, { state, postponedFrom }: CaseFacts): ReportState | null {
  if (to === 'BACK') return postponedFrom ?? null;
  if (to === 'SAME') return state === 'START' ? null : state;
  return to;
}

function capacityOf(actor: Actor, rule: Rule, facts: CaseFacts): Capacity | null {
  if (actor.kind === 'REPORTER') return rule.by.includes('REPORTER') ? actor : null;
  if (actor.kind === 'SYSTEM') return rule.by.includes('SYSTEM') ? { kind: 'SYSTEM' } : null;
  if (actor.kind === 'API_CLIENT') return rule.by.includes('API_CLIENT') && isInTree(facts.desk, actor.agencyCode) ? actor : null;
  if (actor.kind === 'STRANGER') return rule.by.includes('PUBLIC') ? { kind: 'PUBLIC' } : null;
  // Who holds several of the roles acts in the one that the rule names first.
  const reaching = actor.memberships.filter((candidate) => reaches(candidate, rule.reach ?? 'DESK', facts));
  const membership = rule.by.map((role) => reaching.find((candidate) => candidate.role === role)).find((found) => found !== undefined);
  return membership ? { kind: 'OFFICER', role: membership.role, agencyCode: membership.agencyCode } : null;
}

/** Whether a membership in a role of the rule reaches far enough. Standing above the national desk gives no right there. */
function reaches({ role, agencyCode }: Membership, reach: Reach, { desk, lead }: CaseFacts): boolean {
  if (role === 'NATIONAL_ADMIN') return agencyCode === NATIONAL_DESK && (reach !== 'DESK' || desk.code === NATIONAL_DESK);
  if (reach === 'ABOVE_LEAD') return lead != null && agencyCode !== lead.code && lead.path.includes(agencyCode);
  return isInTree(desk, agencyCode);
}

/** The national desk stands in nobody's tree. */
function isInTree(desk: Desk, agencyCode: string): boolean {
  return desk.code !== NATIONAL_DESK && desk.path.includes(agencyCode);
}

/** Who a subject is to a report. */
export function toActor(subject: KnownSubject, report: Pick<Report, 'id' | 'reporterId'>): Actor {
  if (subject.kind === 'officer') return { kind: 'OFFICER', memberships: subject.memberships };
  return isReporter(subject, report) ? { kind: 'REPORTER' } : { kind: 'STRANGER' };
}

/** What a decision about a report rests on. */
export function factsOf(report: Pick<Report, 'state' | 'deskCode' | 'desks' | 'leadAgencyCode' | 'postponedFrom'>): CaseFacts {
  const { state, leadAgencyCode, postponedFrom } = report;
  return { state, postponedFrom, desk: holderOf(report), lead: leadAgencyCode === null ? null : deskOf(report.desks, leadAgencyCode) };
}

/** The desk that holds a report. */
export function holderOf({ deskCode, desks }: Pick<Report, 'deskCode' | 'desks'>): Desk {
  return deskOf(desks, deskCode);
}

function deskOf(desks: readonly Desk[], code: string): Desk {
  return desks.find((desk) => desk.code === code) ?? { code, path: [code] };
}
