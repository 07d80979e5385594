import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkCredentials } from '@lapor/citizens/actions/check-credentials';
import { createAccount } from '@lapor/citizens/actions/create-account';
import { rotateVault } from '@lapor/citizens/actions/rotate-vault';
import { createPasswords, type Passwords } from '@lapor/citizens/credentials/passwords';
import { findAccounts } from '@lapor/citizens/database/account.queries';
import { citizensDatabase } from '@lapor/citizens/database/citizens-database';
import { hasForeignKeys } from '@lapor/citizens/database/vault-key.queries';
import { openPerson } from '@lapor/citizens/vault/person';
import { localVaultKeys, toVaultKey, type VaultKeys } from '@lapor/citizens/vault/vault-keys';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import type { DataSource } from 'typeorm';
import { createDatabase } from '../environment/databases.js';

const key = (fill: number) => toVaultKey(Buffer.alloc(32, fill));
const FORMER = localVaultKeys({ encryption: [key(1)], index: [key(2)] });
const BOTH = localVaultKeys({ encryption: [key(3), key(1)], index: [key(4), key(2)] });
const NEW = localVaultKeys({ encryption: [key(3)], index: [key(4)] });
const PASSWORD = 'sepeda-biru-di-pagar';
const PERSONS = 450;
const emailOf = (number: number) => `warga${number}@surel-uji.id`;

describe('a rotation of the vault’s keys', () => {
  let database: DataSource;
  let drop: () => Promise<void>;
  let passwords: Passwords;
  let passwordHash: string;
  const servicesOf = (vault: VaultKeys) => ({
    database,
    vault,
    passwords,
    tokens: undefined as never,
    reporterKey: undefined as never,
    references: [],
    now: () => new Date(),
  });
  const rotation = { now: () => new Date(), pause: () => Promise.resolve() };
  const create = (vault: VaultKeys, email: string) =>
    createAccount(servicesOf(vault), {
      kind: 'CITIZEN',
      username: null,
      passwordHash,
      person: { FULL_NAME: 'Warga Uji', EMAIL: email, NIK: '3578015707910004' },
      by: { kind: 'REPORTER' },
    });
  const signsIn = (vault: VaultKeys, number: number) =>
    checkCredentials(servicesOf(vault), { username: emailOf(number), password: PASSWORD });
  const left = async () =>
    (await database.query<{ n: number }[]>('select count(*)::int as n from data_key where key_id = $1', [FORMER.encryption.keyId]))[0]!.n;

  beforeAll(async () => {
    const fresh = await createDatabase();
    drop = fresh.drop;
    database = citizensDatabase({ url: fresh.url, poolSize: 8 });
    await database.initialize();
    await migrate(database);
    passwords = await createPasswords();
    passwordHash = await passwords.hash(PASSWORD);
    for (let number = 0; number < PERSONS; number += 50)
      await Promise.all(Array.from({ length: 50 }, (_, index) => create(FORMER, emailOf(number + index))));
  });
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  it('is needed before a start with the new keys alone, and not while the former ones are accepted', async () => {
    expect(await hasForeignKeys(database, NEW)).toBe(true);
    expect(await hasForeignKeys(database, BOTH)).toBe(false);
    expect(await hasForeignKeys(database, FORMER)).toBe(false);
  });

  it('killed after a batch has lost nothing: everybody is found and opened under either key', async () => {
    const killed = new Error('killed');
    let batches = 0;
    // The batch's transaction is the last thing it does; the next one dies in its middle.
    const dying = new Proxy(database, {
      get(target, name) {
        if (name !== 'transaction') return Reflect.get(target, name);
        return (work: (manager: unknown) => Promise<unknown>) =>
          target.transaction(async (manager) => {
            batches += 1;
            const done = await work(manager);
            if (batches > 2) throw killed;
            return done;
          });
      },
    });
    await expect(rotateVault({ ...rotation, database: dying, vault: BOTH })).rejects.toBe(killed);
    expect(await left()).toBe(PERSONS - 200);
    for (const number of [0, 199, 200, 449]) expect((await signsIn(BOTH, number)).id).toBeTruthy();
  });

  it('lets nobody register twice, whichever key the first registration stands under', async () => {
    for (const number of [0, 449])
      await expect(create(BOTH, emailOf(number))).rejects.toMatchObject({ extensions: { code: 'REGISTRATION_REFUSED' } });
    const both = await Promise.allSettled([
      create(BOTH, 'sama@surel-uji.id'),
      create(localVaultKeys({ encryption: [key(1), key(3)], index: [key(2), key(4)] }), 'sama@surel-uji.id'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is finished by two that run at once, while people register and sign in', async () => {
    const [one, two, registered] = await Promise.all([
      rotateVault({ ...rotation, database, vault: BOTH }),
      rotateVault({ ...rotation, database, vault: BOTH }),
      create(BOTH, 'baru@surel-uji.id'),
      signsIn(BOTH, 300),
    ]);
    expect(one + two).toBeGreaterThanOrEqual(PERSONS - 200);
    expect(await hasForeignKeys(database, NEW)).toBe(false);
    expect(await hasForeignKeys(database, FORMER)).toBe(true);
    const [record] = await findAccounts(database, [{ kind: 'citizen', id: registered.citizenId! }]);
    expect(await openPerson(NEW, record!.id, record!.person!)).toMatchObject({ EMAIL: 'baru@surel-uji.id' });
    for (const number of [0, 250, 449]) expect((await signsIn(NEW, number)).id).toBeTruthy();
  });

  it('is told in the log, by the names of the keys alone', async () => {
    const rows = await database.query<{ type: string; payload: object }[]>(
      "select type, payload from event_log where aggregate_type = 'vault' order by sequence",
    );
    expect(rows.map(({ type }) => type).sort()).toEqual([...Array(3).fill('VaultRotationBegan'), ...Array(2).fill('VaultRotationDone')]);
    expect(rows[0]?.payload).toEqual({ encryptionKeyId: key(3).id, indexKeyId: key(4).id, persons: 0 });
  });

  it('has nothing left to do when it runs again', async () => {
    expect(await rotateVault({ ...rotation, database, vault: NEW })).toBe(0);
  });
});
