import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAccount } from '@lapor/citizens/actions/create-account';
import { seedDemoAccounts } from '@lapor/citizens/actions/seed-demo-accounts';
import { createPasswords } from '@lapor/citizens/credentials/passwords';
import { citizensDatabase } from '@lapor/citizens/database/citizens-database';
import { localVaultKeys, toVaultKey } from '@lapor/citizens/vault/vault-keys';
import type { EventActor } from '@lapor/schema/events';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import type { DataSource } from 'typeorm';
import { createDatabase } from '../environment/databases.js';
import { idOf } from '../environment/officers.js';

describe('demo accounts', () => {
  let database: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await createDatabase();
    drop = fresh.drop;
    database = citizensDatabase({ url: fresh.url, poolSize: 5 });
    await database.initialize();
    await migrate(database);
  });
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  it('of an earlier version get the ids that the registry knows; a real officer of the same name is left alone', async () => {
    const passwords = await createPasswords();
    const vault = localVaultKeys({ encryption: [toVaultKey(Buffer.alloc(32, 1))], index: [toVaultKey(Buffer.alloc(32, 2))] });
    const services = {
      database,
      vault,
      passwords,
      tokens: undefined as never,
      reporterKey: undefined as never,
      references: [],
      now: () => new Date(),
    };
    const passwordHash = await passwords.hash('sandi-yang-lama');
    const create = (username: string, by: EventActor, email: string) =>
      createAccount(services, { kind: 'OFFICER', username, passwordHash, person: { FULL_NAME: 'Petugas', EMAIL: email }, by });
    await create('petugas-metro', { kind: 'SYSTEM' }, 'petugas-metro@contoh.id');
    const real = await create('admin-metro', { kind: 'OFFICER', role: 'NATIONAL_ADMIN', agencyCode: 'K-PANRB-SP4N' }, 'admin@metro.go.id');

    expect(await seedDemoAccounts(services, 'sandi-demo-baru')).toEqual(['admin-metro']);
    expect(await seedDemoAccounts(services, 'sandi-demo-baru')).toEqual(['admin-metro']);
    const rows = await database.query<{ id: string; username: string; password_hash: string }[]>(
      `select id, username, password_hash from account where username in ('admin-metro', 'petugas-metro') order by username`,
    );
    expect(rows).toMatchObject([
      { id: real.id, password_hash: passwordHash },
      { id: idOf('petugas-metro'), username: 'petugas-metro' },
    ]);
  });
});
