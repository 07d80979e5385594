import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import DataLoader from 'dataloader';
import { findAccounts } from '../database/account.queries.js';
import { findCitizens } from '../database/citizen.queries.js';
import { type SignedInSubject, toSubject } from '../domain/account/account.js';
import type { VaultKeys } from '../vault/vault-keys.js';
import { type AccountType, toAccountType } from './account.type.js';
import { type CitizenType, toCitizenType } from './citizen.type.js';

/** One request's readers: each gathers its keys, asks the database once, and opens what comes back. */
export interface Loaders {
  readonly citizen: DataLoader<string, CitizenType | null>;
  readonly account: DataLoader<SignedInSubject, AccountType | null, string>;
}

// What is not a UUID is nobody's key; PostgreSQL would fail the whole batch for it.
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function createLoaders({ database, vault }: { readonly database: Queryable; readonly vault: VaultKeys }): Loaders {
  return {
    citizen: new DataLoader(async (ids) => {
      const records = await findCitizens(
        database,
        ids.filter((id) => UUID.test(id)),
      );
      return inOrder(ids, new Map(records.map((record) => [record.id, () => toCitizenType(vault, record)])));
    }),
    account: new DataLoader(
      async (subjects) => {
        const records = await findAccounts(
          database,
          subjects.filter(({ id }) => UUID.test(id)),
        );
        const byKey = new Map(records.map((record) => [keyOf(toSubject(record)), () => toAccountType(vault, record)]));
        return inOrder(subjects.map(keyOf), byKey);
      },
      { cacheKeyFn: keyOf },
    ),
  };
}

function keyOf({ kind, id }: SignedInSubject): string {
  return `${kind}:${id}`;
}

/** Puts the answers in the order of the keys; null for an unknown key, and one that does not open fails alone. */
function inOrder<T>(keys: readonly string[], answers: ReadonlyMap<string, () => T>): (T | null | Error)[] {
  return keys.map((key) => {
    try {
      return answers.get(key)?.() ?? null;
    } catch (error) {
      return error instanceof Error ? error : new Error('a record could not be read', { cause: error });
    }
  });
}
