import type { Membership, Subject } from '@lapor/schema/identity';

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
  readonly memberships: readonly Membership[];
}

/** A subject that a token can be issued for. */
export type SignedInSubject = Extract<Subject, { readonly kind: 'citizen' | 'officer' }>;

/**
 * Who acts when this account is signed in. A citizen acts under the pseudonym: the account's own id never leaves the
 * vault, so that nothing outside it can be joined with it.
 */
export function toSubject(account: Omit<Account, 'username'>): SignedInSubject {
  if (account.kind === 'OFFICER') return { kind: 'officer', id: account.id, memberships: account.memberships };
  if (account.citizenId === null) throw new Error('a citizen account without a pseudonym');
  return { kind: 'citizen', id: account.citizenId };
}
