import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { sealPerson } from '../vault/person.js';
import { localVaultKeys, toVaultKey } from '../vault/vault-keys.js';
import { CitizenType } from './citizen.type.js';
import { createLoaders } from './loaders.js';

const vault = localVaultKeys({ encryption: [toVaultKey(Buffer.alloc(32, 1))], index: [toVaultKey(Buffer.alloc(32, 2))] });
const ACCOUNT = '00000000-0000-7000-8000-000000000009';
const SITI = '00000000-0000-4000-8000-000000000001';
const BUDI = '00000000-0000-4000-8000-000000000002';
const DELETED = '00000000-0000-4000-8000-000000000003';
const UNKNOWN = '00000000-0000-4000-8000-000000000004';

async function row(id: string, name: string) {
  const { dataKey, fields } = await sealPerson(vault, ACCOUNT, { FULL_NAME: name });
  return { id, account_id: ACCOUNT, key_id: dataKey.keyId, wrapped: dataKey.wrapped, sealed: fields[0]?.sealed };
}

/** A database that answers every query with the same rows and remembers what it was asked. */
function answering(rows: readonly object[]) {
  const asked: unknown[] = [];
  const database: Queryable = {
    async query<T>(_sql: string, parameters?: unknown[]): Promise<T> {
      asked.push(parameters);
      return rows as T;
    },
  };
  return { asked, loaders: createLoaders({ database, vault, now: () => new Date() }) };
}

describe('the citizen loader', () => {
  it('asks once for all keys of one tick, each once, and answers in their order', async () => {
    const { asked, loaders } = answering([await row(BUDI, 'Budi'), await row(SITI, 'Siti')]);
    const citizens = await Promise.all([SITI, UNKNOWN, BUDI, SITI].map((id) => loaders.citizen.load(id)));
    expect(asked).toEqual([[[SITI, UNKNOWN, BUDI]]]);
    expect(citizens.map((citizen) => citizen?.displayName)).toEqual(['Siti', undefined, 'Budi', 'Siti']);
    expect(citizens[0]).toBeInstanceOf(CitizenType);
    expect(citizens[1]).toBeNull();
  });

  it('does not ask the database for what is not a UUID', async () => {
    const { asked, loaders } = answering([]);
    expect(await loaders.citizen.load("' or 1=1 --")).toBeNull();
    expect(asked).toEqual([[[]]]);
  });

  it('knows a citizen whose key was destroyed, without a name', async () => {
    const { loaders } = answering([{ ...(await row(DELETED, 'x')), key_id: null, wrapped: null }]);
    expect(await loaders.citizen.load(DELETED)).toEqual({ id: DELETED, displayName: null });
  });

  it('fails alone for a citizen whose record does not open', async () => {
    const { loaders } = answering([await row(SITI, 'Siti'), { ...(await row(BUDI, 'Budi')), account_id: UNKNOWN }]);
    const [siti, budi] = await Promise.allSettled([loaders.citizen.load(SITI), loaders.citizen.load(BUDI)]);
    expect(siti.status).toBe('fulfilled');
    expect(budi.status).toBe('rejected');
  });
});
