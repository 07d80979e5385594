import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { isUuid } from '@lapor/schema/uuid';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import DataLoader from 'dataloader';
import { findAccounts } from '../database/account.queries.js';
import { findCitizens } from '../database/citizen.queries.js';
import { findLinks, type OfficerIdentity } from '../database/officer-identity.store.js';
import { type SignedInSubject, toSubject } from '../domain/account/account.js';
import type { VaultKeys } from '../vault/vault-keys.js';
import { type AccountType, toAccountType } from './account.type.js';
import { type CitizenType, toCitizenType } from './citizen.type.js';
import { type OfficerName, toOfficerName } from './officer-name.js';

/** One request's readers: each gathers its keys, asks the database once, and opens what comes back. */
export interface Loaders {
  readonly citizen: DataLoader<string, CitizenType | null>;
  readonly account: DataLoader<SignedInSubject, AccountType | null, string>;
  readonly officerName: DataLoader<string, OfficerName | null>;
  /** By account. */
  readonly officerIdentities: DataLoader<string, readonly OfficerIdentity[]>;
}

export interface LoaderOptions {
  readonly database: Queryable;
  readonly vault: VaultKeys;
  readonly now: () => Date;
}

export function createLoaders({ database, vault, now }: LoaderOptions): Loaders {
  const today = latestDateInIndonesia(now());
  // What is not a UUID is nobody's key; PostgreSQL would fail the whole batch for it.
  return {
    citizen: new DataLoader(async (ids) => {
      const records = await findCitizens(database, ids.filter(isUuid));
      return inOrder(ids, new Map(records.map((record) => [record.id, () => toCitizenType(vault, record)])));
    }),
    account: new DataLoader(
      async (subjects) => {
        const records = await findAccounts(
          database,
          subjects.filter(({ id }) => isUuid(id)),
        );
        const byKey = new Map(records.map((record) => [keyOf(toSubject(record, today)), () => toAccountType(vault, record, today)]));
        return inOrder(subjects.map(keyOf), byKey);
      },
      { cacheKeyFn: keyOf },
    ),
    officerName: new DataLoader(async (ids) => {
      const subjects = ids.filter(isUuid).map((id) => ({ kind: 'officer', id, memberships: [] }) as const);
      const records = (await findAccounts(database, subjects)).filter(({ kind }) => kind === 'OFFICER');
      return inOrder(ids, new Map(records.map((record) => [record.id, () => toOfficerName(vault, record)])));
    }),
    officerIdentities: new DataLoader(async (ids) => {
      const links = await findLinks(database, ids.filter(isUuid));
      return ids.map((id) => links.filter(({ accountId }) => accountId === id));
    }),
  };
}

function keyOf({ kind, id }: SignedInSubject): string {
  return `${kind}:${id}`;
}

/** Puts the answers in the order of the keys; null for an unknown key, and one that does not open fails alone. */
function inOrder<T>(keys: readonly string[], answers: ReadonlyMap<string, () => Promise<T>>): Promise<(T | null | Error)[]> {
  return Promise.all(
    keys.map(async (key) => {
      try {
        return (await answers.get(key)?.()) ?? null;
      } catch (error) {
        return error instanceof Error ? error : new Error('a record could not be read', { cause: error });
      }
    }),
  );
}
