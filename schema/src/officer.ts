import { type Membership, ROLES } from './identity.js';
import { dayAfter, isDate } from './input/date.js';

/** An office that somebody holds for a time, their own or in another's place. Days are `YYYY-MM-DD`. */
export interface OfficerMembership extends Membership {
  /** The first day on which it holds. */
  readonly validFrom: string;
  /** The first day on which it no longer holds; null without an end. */
  readonly validTo: string | null;
  /** The absent officer in whose place it is held (pelaksana harian); null for one's own. */
  readonly actingFor: string | null;
}

/** A time of absence (cuti), first and last day, and who stands in. */
export interface Leave {
  readonly from: string;
  readonly to: string;
  readonly deputyId: string;
}

/**
 * What the registry knows of an officer (petugas). The id is the account's; who the person is, is known to the vault
 * alone.
 */
export interface OfficerEntry {
  readonly id: string;
  readonly active: boolean;
  readonly memberships: readonly OfficerMembership[];
  readonly leave: Leave | null;
}

/**
 * The memberships that an officer may act by on a day: none when deactivated or on leave, else those that hold on it.
 * The registry, the issuer of tokens and the gateway decide by this one function.
 */
export function currentMemberships({ active, leave, memberships }: OfficerEntry, today: string): readonly Membership[] {
  if (!active || (leave && leave.from <= today && today <= leave.to)) return [];
  const holding = memberships.filter(({ validFrom, validTo }) => validFrom <= today && !hasEnded(validTo, today));
  return holding
    .filter((membership, index) => holding.findIndex((other) => isSameOffice(other, membership)) === index)
    .map(({ role, agencyCode }) => ({ role, agencyCode }));
}

/** The first day behind `today` on which a membership of today is lost by the calendar alone; null when there is none. */
export function nextLoss(officer: OfficerEntry, today: string): string | null {
  if (currentMemberships(officer, today).length === 0) return null;
  const { leave, memberships } = officer;
  const ends = memberships.flatMap(({ validFrom, validTo }) =>
    validFrom <= today && validTo !== null && validTo > today ? [validTo] : [],
  );
  return [...ends, ...(leave && leave.from > today ? [leave.from] : [])].sort()[0] ?? null;
}

/** Whether a period is over on a day; `validTo` as in a membership. */
export function hasEnded(validTo: string | null, today: string): boolean {
  return validTo !== null && validTo <= today;
}

/** Whether two memberships are the same role in the same agency. */
export function isSameOffice(left: Membership, right: Membership): boolean {
  return left.role === right.role && left.agencyCode === right.agencyCode;
}

/** The first day on which somebody is back from a leave. */
export function dayOfReturn({ to }: Leave): string {
  return dayAfter(to);
}

/** Reads an officer from an event of the registry; null when it is not one. */
export function readOfficerEntry(payload: Readonly<Record<string, unknown>>): OfficerEntry | null {
  const { id, active, memberships, leave = null } = payload;
  if (typeof id !== 'string' || typeof active !== 'boolean' || !Array.isArray(memberships)) return null;
  return memberships.every(isOfficerMembership) && isLeave(leave) ? { id, active, memberships, leave } : null;
}

function isOfficerMembership(value: unknown): value is OfficerMembership {
  const { role, agencyCode, validFrom, validTo, actingFor } = (value ?? {}) as Partial<Record<keyof OfficerMembership, unknown>>;
  return (
    ROLES.some((known) => known === role) &&
    typeof agencyCode === 'string' &&
    isDay(validFrom) &&
    (validTo === null || isDay(validTo)) &&
    (actingFor === null || typeof actingFor === 'string')
  );
}

function isLeave(value: unknown): value is Leave | null {
  if (value === null) return true;
  const { from, to, deputyId } = (value ?? {}) as Partial<Record<keyof Leave, unknown>>;
  return isDay(from) && isDay(to) && typeof deputyId === 'string';
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isDate(value);
}
