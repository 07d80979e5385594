import { isDate } from '@lapor/schema/input/date';
import { dayOfReturn, hasEnded, isSameOffice, type Leave, type OfficerEntry, type OfficerMembership } from '@lapor/schema/officer';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { noDay } from './appointment.js';

/** The agency at the root of an agency's tree; undefined for one that the registry does not know. */
export type RootOf = (agencyCode: string) => string | undefined;

/**
 * Sends an officer on leave; an earlier leave is replaced. The deputy must be somebody else, active, present, and at
 * home in every tree in which they stand in. Refused with INPUT_INVALID, OFFICER_INACTIVE or DEPUTY_NOT_ALLOWED.
 */
export function goOnLeave(
  absent: OfficerEntry,
  deputy: OfficerEntry | null,
  leave: Leave,
  { today, rootOf }: { readonly today: string; readonly rootOf: RootOf },
): { readonly ok: true; readonly officer: OfficerEntry } | Refusal {
  const problems = leaveProblems(leave, today);
  if (problems.length > 0) return refuseInput(problems);
  if (!absent.active) return refuse('OFFICER_INACTIVE');
  return deputy && mayStandIn(absent, deputy, leave, { today, rootOf })
    ? { ok: true, officer: { ...absent, leave } }
    : refuse('DEPUTY_NOT_ALLOWED');
}

/**
 * The deputy as an officer's leave makes them: with the absent officer's own memberships for the days of the leave, as
 * acting ones, and with none when there is no leave (any more) or the officer is deactivated. What the absent officer
 * held in somebody else's place is not passed on.
 */
export function coverFor(absent: OfficerEntry, deputy: OfficerEntry, today: string): OfficerEntry {
  const others = deputy.memberships.filter(({ actingFor }) => actingFor !== absent.id);
  const { leave } = absent;
  if (!absent.active || leave?.deputyId !== deputy.id) return { ...deputy, memberships: others };
  const acting = absent.memberships
    .filter(({ actingFor }) => actingFor === null)
    .map((membership) => during(membership, leave, absent.id))
    .filter(({ validFrom, validTo }) => validTo !== null && validFrom < validTo && !hasEnded(validTo, today));
  return { ...deputy, memberships: [...others, ...acting] };
}

/**
 * The deputy after another change of the absent officer. What is gone is gone for the deputy too; what the officer was
 * given during the leave is not passed on, because nobody has decided that this deputy should hold it.
 */
export function followCover(absent: OfficerEntry, deputy: OfficerEntry, today: string): OfficerEntry {
  const isActing = ({ actingFor }: OfficerMembership) => actingFor === absent.id;
  const held = deputy.memberships.filter(isActing);
  const { memberships } = coverFor(absent, deputy, today);
  return { ...deputy, memberships: memberships.filter((one) => !isActing(one) || held.some((other) => isSameOffice(one, other))) };
}

function during({ role, agencyCode, validFrom, validTo }: OfficerMembership, leave: Leave, actingFor: string): OfficerMembership {
  const back = dayOfReturn(leave);
  return {
    role,
    agencyCode,
    validFrom: validFrom > leave.from ? validFrom : leave.from,
    validTo: validTo !== null && validTo < back ? validTo : back,
    actingFor,
  };
}

function mayStandIn(
  absent: OfficerEntry,
  deputy: OfficerEntry,
  leave: Leave,
  { today, rootOf }: { readonly today: string; readonly rootOf: RootOf },
): boolean {
  const away = deputy.leave !== null && deputy.leave.from <= leave.to && leave.from <= deputy.leave.to;
  if (deputy.id === absent.id || !deputy.active || away) return false;
  const rootsOf = ({ memberships }: OfficerEntry) =>
    memberships
      .filter(({ actingFor, validTo }) => actingFor === null && !hasEnded(validTo, today))
      .map(({ agencyCode }) => rootOf(agencyCode));
  const home = rootsOf(deputy);
  return rootsOf(absent).every((root) => root !== undefined && home.includes(root));
}

function leaveProblems({ from, to }: Leave, today: string): FieldProblem[] {
  const problems = [...(isDate(from) ? [] : [noDay('from')]), ...(isDate(to) ? [] : [noDay('to')])];
  if (problems.length === 0 && (to < from || to < today)) problems.push(NO_TIME);
  return problems;
}

const NO_TIME: FieldProblem = {
  field: 'to',
  problem: 'must not lie before the first day, nor in the past',
  masalah: 'tidak boleh sebelum hari pertama atau sudah lewat',
};
