import type { Subject } from '@lapor/schema/identity';
import { currentMemberships, type OfficerEntry } from '@lapor/schema/officer';

/** Warga (whoever reports) or petugas (whoever works in an agency). */
export const ACCOUNT_KINDS = ['CITIZEN', 'OFFICER'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** An account as far as it decides anything; the person behind it stands sealed in the vault. */
export interface Account {
  readonly id: string;
  readonly kind: AccountKind;
  readonly username: string;
  /** The pseudonym under which the rest of the system knows a citizen; null for officers. */
  readonly citizenId: string | null;
  /** What the registry says of an officer; null as long as it says nothing, and for citizens. */
  readonly officer: OfficerEntry | null;
}

/** A subject that a token can be issued for. */
export type SignedInSubject = Extract<Subject, { readonly kind: 'citizen' | 'officer' }>;

/**
 * Who acts when this account is signed in. A citizen acts under the pseudonym: the account's own id never leaves the
 * vault, so that nothing outside it can be joined with it. An officer acts by the memberships of the day, `YYYY-MM-DD`.
 */
export function toSubject({ id, kind, citizenId, officer }: Omit<Account, 'username'>, today: string): SignedInSubject {
  if (kind === 'OFFICER') return { kind: 'officer', id, memberships: officer ? currentMemberships(officer, today) : [] };
  if (citizenId === null) throw new Error('a citizen account without a pseudonym');
  return { kind: 'citizen', id: citizenId };
}
