import type { OfficerEntry } from '@lapor/schema/officer';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { Account, SignedInSubject } from '../domain/account/account.js';
import type { SignInName } from '../domain/username/sign-in-name.js';
import type { SealedPerson } from '../vault/person.js';
import type { SealedField } from '../vault/sealed-field.js';

/** An account with its person, still sealed. `person` is null once the data key was destroyed. */
export interface AccountRecord extends Account {
  /** Whoever showed the password before this moment is signed in nowhere any more. */
  readonly signedOutAt: Date | null;
  readonly person: Pick<SealedPerson, 'dataKey' | 'fields'> | null;
}

/** What signing in needs to know. */
export interface CredentialRecord extends Account {
  /** Null for an account that nobody can sign in to: not claimed yet, or deleted. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
}

/** Reads the accounts of any number of subjects in one statement, in any order; unknown ones are missing. */
export async function findAccounts(database: Queryable, subjects: readonly SignedInSubject[]): Promise<readonly AccountRecord[]> {
  const idsOf = (kind: SignedInSubject['kind']) => subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
  const rows = await database.query<AccountRow[]>(FIND_ACCOUNTS, [idsOf('officer'), idsOf('citizen')]);
  return rows.map((row) => ({ ...toAccount(row), signedOutAt: row.signed_out_at, person: toPerson(row) }));
}

/**
 * Finds the account behind a sign-in name. `digests` are the name's blind indexes under every accepted key when it is an
 * e-mail address or a phone number.
 */
export async function findCredentials(database: Queryable, name: SignInName, digests: readonly Buffer[]): Promise<CredentialRecord | null> {
  const username = name.kind === 'USERNAME' ? name.value : null;
  const [row] = await database.query<CredentialRow[]>(FIND_CREDENTIALS, [username, name.kind, digests]);
  return row ? toCredentials(row) : null;
}

/** Finds what signing in needs to know of an account by its id. */
export async function findCredentialsById(database: Queryable, accountId: string): Promise<CredentialRecord | null> {
  const [row] = await database.query<CredentialRow[]>(FIND_CREDENTIALS_BY_ID, [accountId]);
  return row ? toCredentials(row) : null;
}

/** Whether an account was made by the system itself and not by a person. */
export async function wasSeeded(database: Queryable, accountId: string): Promise<boolean> {
  return (await database.query<unknown[]>(FIND_SEEDED, [accountId])).length > 0;
}

interface AccountRow {
  readonly signed_out_at: Date | null;
  readonly id: string;
  readonly kind: Account['kind'];
  readonly username: string;
  readonly citizen_id: string | null;
  readonly officer: OfficerEntry | null;
  readonly key_id: string | null;
  readonly wrapped: Buffer | null;
  /** Field name to hexadecimal text: JSON has no bytes. */
  readonly sealed: Readonly<Partial<Record<SealedField, string>>> | null;
}

interface CredentialRow extends AccountRow {
  readonly password_hash: string | null;
  readonly must_change_password: boolean;
}

function toAccount(row: AccountRow): Account {
  return { id: row.id, kind: row.kind, username: row.username, citizenId: row.citizen_id, officer: row.officer };
}

function toCredentials(row: CredentialRow): CredentialRecord {
  return { ...toAccount(row), passwordHash: row.password_hash, mustChangePassword: row.must_change_password };
}

function toPerson({ key_id, wrapped, sealed }: AccountRow): AccountRecord['person'] {
  if (key_id === null || wrapped === null) return null;
  const fields = Object.entries(sealed ?? {}).map(([field, hex]) => ({ field: field as SealedField, sealed: Buffer.from(hex, 'hex') }));
  return { dataKey: { keyId: key_id, wrapped }, fields };
}

const ACCOUNT_COLUMNS = `
  a.id, a.kind, a.username, a.signed_out_at, c.id as citizen_id,
  case a.kind when 'OFFICER' then (select o.entry from officer_projection o where o.id = a.id) end as officer`;

const FIND_ACCOUNTS = `
  select ${ACCOUNT_COLUMNS}, k.key_id, k.wrapped,
    (select json_object_agg(f.field, encode(f.sealed, 'hex')) from sealed_field f where f.account_id = a.id) as sealed
  from account a
  left join citizen c on c.account_id = a.id
  left join data_key k on k.account_id = a.id
  where a.id in (select unnest($1::uuid[]) union select account_id from citizen where id = any($2::uuid[]))`;

const SELECT_CREDENTIALS = `
  select ${ACCOUNT_COLUMNS}, a.password_hash, a.must_change_password
  from account a
  left join citizen c on c.account_id = a.id`;

const FIND_CREDENTIALS = `${SELECT_CREDENTIALS}
  where a.id = coalesce(
    (select id from account where username = $1),
    (select account_id from blind_index where kind = $2 and kind in ('EMAIL', 'PHONE') and digest = any($3::bytea[]) limit 1))`;

const FIND_CREDENTIALS_BY_ID = `${SELECT_CREDENTIALS} where a.id = $1`;

const FIND_SEEDED = `
  select 1 from event_log
  where aggregate_type = 'account' and aggregate_id = $1 and type = 'AccountRegistered' and actor->>'kind' = 'SYSTEM'`;
