import type { Role } from '@lapor/schema/identity';
import { isSameOffice, type OfficerEntry, type OfficerMembership } from '@lapor/schema/officer';

/** Agencies that end at once, and who takes over from all of them; null when nobody does. */
export interface Succession {
  readonly endedCodes: ReadonlySet<string>;
  readonly heirCode: string | null;
}

/**
 * As what an officer goes on. The heir has its own leader and administrators, so those of the ended agency become its
 * liaison officers. What is not named ends: only the national administrators give a role that reaches beyond one agency.
 */
const GOES_ON_AS: Readonly<Partial<Record<Role, Role>>> = {
  LIAISON_OFFICER: 'LIAISON_OFFICER',
  AGENCY_ADMIN: 'LIAISON_OFFICER',
  AGENCY_LEADER: 'LIAISON_OFFICER',
  API_CLIENT_DEV: 'API_CLIENT_DEV',
};

/**
 * An officer after agencies have ended: who worked there goes on at the heir, for the same days, and so does who stands
 * in for somebody there.
 */
export function succeedOffices(officer: OfficerEntry, { endedCodes, heirCode }: Succession): OfficerEntry {
  const { memberships } = officer;
  const kept = memberships.filter(({ agencyCode }) => !endedCodes.has(agencyCode));
  const inherited = memberships.flatMap((membership) => {
    const role = endedCodes.has(membership.agencyCode) ? GOES_ON_AS[membership.role] : undefined;
    return role && heirCode !== null ? [{ ...membership, role, agencyCode: heirCode }] : [];
  });
  return { ...officer, memberships: inherited.reduce(withOffice, kept) };
}

/** An office that is held already in the same place is not held twice; the longer of the two times counts. */
function withOffice(held: readonly OfficerMembership[], added: OfficerMembership): readonly OfficerMembership[] {
  const same = held.find((each) => isSameOffice(each, added) && each.actingFor === added.actingFor);
  if (!same) return [...held, added];
  const validFrom = same.validFrom < added.validFrom ? same.validFrom : added.validFrom;
  const validTo = same.validTo === null || added.validTo === null ? null : later(same.validTo, added.validTo);
  return held.map((each) => (each === same ? { ...each, validFrom, validTo } : each));
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}
