import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership, Role } from '@lapor/schema/identity';
import { isDate } from '@lapor/schema/input/date';
import { hasEnded, isSameOffice, type OfficerEntry } from '@lapor/schema/officer';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';

/** A role in an agency, and from when until when; days are `YYYY-MM-DD`, `validTo` is the first day without it. */
export interface Appointment extends Membership {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Roles that reach beyond any one agency, so that only the national administrators give and take them. */
const NATIONAL_ROLES: readonly Role[] = ['NATIONAL_ADMIN', 'OVERSEER'];

export function isNationalRole(role: Role): boolean {
  return NATIONAL_ROLES.includes(role);
}

/** Every membership makes the token longer, and the gateway takes 8 KiB. */
const MAX_MEMBERSHIPS = 30;

/**
 * Gives an officer a role, or other dates to one that they have. Memberships that are over leave the entry: they stand
 * in its history. Refused with INPUT_INVALID, OFFICER_INACTIVE, OFFICER_UNCHANGED or MEMBERSHIP_LIMIT.
 * @param before what the registry knows; a new officer is active and holds nothing.
 */
export function appoint(
  before: OfficerEntry,
  { role, agencyCode, validFrom, validTo }: Appointment,
  today: string,
): { readonly ok: true; readonly officer: OfficerEntry } | Refusal {
  const problems = appointmentProblems({ role, agencyCode, validFrom, validTo }, today);
  if (problems.length > 0) return refuseInput(problems);
  if (!before.active) return refuse('OFFICER_INACTIVE');
  const given = { role, agencyCode, validFrom, validTo, actingFor: null };
  const others = before.memberships.filter((membership) => membership.actingFor !== null || !isSameOffice(membership, given));
  const same = before.memberships.find((membership) => !others.includes(membership));
  if (same?.validFrom === validFrom && same.validTo === validTo) return refuse('OFFICER_UNCHANGED');
  return checkSize(withoutEnded({ ...before, memberships: [...others, given] }, today));
}

/** Takes a role from an officer from this moment on. Refused with MEMBERSHIP_UNKNOWN. */
export function endMembership(
  before: OfficerEntry,
  office: Membership,
  today: string,
): { readonly ok: true; readonly officer: OfficerEntry } | Refusal {
  const kept = before.memberships.filter((membership) => membership.actingFor !== null || !isSameOffice(membership, office));
  if (kept.length === before.memberships.length) return refuse('MEMBERSHIP_UNKNOWN');
  return { ok: true, officer: withoutEnded({ ...before, memberships: kept }, today) };
}

/** Refused with MEMBERSHIP_LIMIT when an officer would hold more than a token can tell. */
export function checkSize(officer: OfficerEntry): { readonly ok: true; readonly officer: OfficerEntry } | Refusal {
  return officer.memberships.length > MAX_MEMBERSHIPS ? refuse('MEMBERSHIP_LIMIT') : { ok: true, officer };
}

function withoutEnded(officer: OfficerEntry, today: string): OfficerEntry {
  return { ...officer, memberships: officer.memberships.filter(({ validTo }) => !hasEnded(validTo, today)) };
}

function appointmentProblems({ role, agencyCode, validFrom, validTo }: Appointment, today: string): FieldProblem[] {
  const problems = isDate(validFrom) ? [] : [noDay('validFrom')];
  if (validTo !== null && !isDate(validTo)) problems.push(noDay('validTo'));
  else if (validTo !== null && (validTo <= validFrom || validTo <= today)) problems.push(NO_TIME);
  return role === 'NATIONAL_ADMIN' && agencyCode !== NATIONAL_DESK ? [...problems, ELSEWHERE] : problems;
}

export function noDay(field: string): FieldProblem {
  return { field, problem: 'must be a day, YYYY-MM-DD', masalah: 'harus berupa tanggal, YYYY-MM-DD' };
}
const NO_TIME: FieldProblem = {
  field: 'validTo',
  problem: 'must lie behind the beginning, and in the future',
  masalah: 'harus sesudah tanggal mulai dan belum lewat',
};
const ELSEWHERE: FieldProblem = {
  field: 'agencyCode',
  problem: `must be ${NATIONAL_DESK} for this role`,
  masalah: `harus ${NATIONAL_DESK} untuk peran ini`,
};
