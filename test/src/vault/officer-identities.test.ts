import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAccount } from '@lapor/citizens/actions/create-account';
import { linkOfficerIdentity } from '@lapor/citizens/actions/link-officer-identity';
import { resolveOfficerIdentity } from '@lapor/citizens/actions/resolve-officer-identity';
import { rotateVault } from '@lapor/citizens/actions/rotate-vault';
import { unlinkOfficerIdentity } from '@lapor/citizens/actions/unlink-officer-identity';
import { citizensDatabase } from '@lapor/citizens/database/citizens-database';
import { saveOfficers } from '@lapor/citizens/database/officer-projection.store';
import { hasForeignKeys } from '@lapor/citizens/database/vault-key.queries';
import { localVaultKeys, toVaultKey, type VaultKeys } from '@lapor/citizens/vault/vault-keys';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import type { DataSource } from 'typeorm';
import { createDatabase } from '../environment/databases.js';
import { dumpTables } from '../environment/rows.js';

const key = (fill: number) => toVaultKey(Buffer.alloc(32, fill));
const FORMER = localVaultKeys({ encryption: [key(1)], index: [key(2)] });
const BOTH = localVaultKeys({ encryption: [key(3), key(1)], index: [key(4), key(2)] });
const NEW = localVaultKeys({ encryption: [key(3)], index: [key(4)] });
const ISSUER = 'https://sso.metrokota.go.id/realms/pegawai';
const ADMIN: Subject = { kind: 'officer', id: randomUUID(), memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }] };

describe('identities of officers in the vault', () => {
  let database: DataSource;
  let drop: () => Promise<void>;
  let number = 0;
  const servicesOf = (vault: VaultKeys) => ({
    database,
    vault,
    tokens: { issuer: 'https://masuk.lapor.test' } as never,
    now: () => new Date(),
  });
  const newOfficer = async () => {
    number += 1;
    const { id } = await createAccount(servicesOf(FORMER), {
      kind: 'OFFICER',
      username: `petugas-uji-${number}`,
      passwordHash: null,
      person: { FULL_NAME: 'Petugas Uji', EMAIL: `petugas${number}@surel-uji.id` },
      by: { kind: 'SYSTEM' },
    });
    return id;
  };
  const link = (vault: VaultKeys, officerId: string, subject: string) =>
    linkOfficerIdentity(servicesOf(vault), ADMIN, { officerId, issuer: ISSUER, subject });
  const officerOf = async (vault: VaultKeys, subject: string) =>
    (await resolveOfficerIdentity(servicesOf(vault), { issuer: ISSUER, subject }))?.officerId ?? null;
  const codeOf = (result: PromiseSettledResult<unknown>) =>
    result.status === 'rejected' ? (result.reason.extensions?.code ?? String(result.reason)) : 'done';

  beforeAll(async () => {
    const fresh = await createDatabase();
    drop = fresh.drop;
    database = citizensDatabase({ url: fresh.url, poolSize: 8 });
    await database.initialize();
    await migrate(database);
  });
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  it('are found to the letter, and stand in no table as they are', async () => {
    const officer = await newOfficer();
    const { id } = await link(FORMER, officer, '198706052010011003');
    const other = { issuer: `${ISSUER}/`, subject: '198706052010011003' };
    expect(await officerOf(FORMER, '198706052010011003')).toBe(officer);
    expect(await resolveOfficerIdentity(servicesOf(FORMER), other)).toBeNull();
    expect(await officerOf(FORMER, '198706052010011004')).toBeNull();
    expect((await link(FORMER, officer, '198706052010011003')).id).toBe(id);
    const twice = await Promise.all([link(FORMER, officer, 'dua-kali'), link(FORMER, officer, 'dua-kali')]);
    expect(twice[0].id).toBe(twice[1].id);

    const traces = ['198706052010011003', Buffer.from('198706052010011003').toString('hex')];
    const rows = [...(await dumpTables((sql) => database.query(sql)))].flatMap(([, texts]) => texts);
    expect(rows.some((row) => row.includes(id))).toBe(true);
    expect(rows.filter((row) => traces.some((trace) => row.includes(trace)))).toEqual([]);
    const events = await database.query("select 1 from event_log where type = 'OfficerIdentityLinked' and aggregate_id = $1", [officer]);
    expect(events).toHaveLength(2);
  });

  it('are one officer’s each, also when two link them at once under two keys', async () => {
    const [one, two] = [await newOfficer(), await newOfficer()];
    const turned = localVaultKeys({ encryption: [key(1), key(3)], index: [key(2), key(4)] });
    const results = await Promise.allSettled([link(BOTH, one, 'sama'), link(turned, two, 'sama')]);
    expect(results.map(codeOf).sort()).toEqual(['IDENTITY_TAKEN', 'done']);
    expect([one, two]).toContain(await officerOf(BOTH, 'sama'));
    await expect(link(BOTH, await newOfficer(), 'sama')).rejects.toMatchObject({ extensions: { code: 'IDENTITY_TAKEN' } });
  });

  it('are ten of an officer at most, however many are linked at once', async () => {
    const officer = await newOfficer();
    const results = await Promise.allSettled(Array.from({ length: 14 }, (_, index) => link(FORMER, officer, `banyak-${index}`)));
    expect(results.map(codeOf).sort()).toEqual([...Array(4).fill('IDENTITY_LIMIT'), ...Array(10).fill('done')]);
  });

  it('are unlinked once, however many do it at once', async () => {
    const officer = await newOfficer();
    const { id } = await link(FORMER, officer, 'lepas');
    const unlink = () => unlinkOfficerIdentity(servicesOf(FORMER), ADMIN, { officerId: officer, identityId: id });
    expect((await Promise.all([unlink(), unlink(), unlink()])).sort()).toEqual([false, false, true]);
    expect(await officerOf(FORMER, 'lepas')).toBeNull();
    const events = await database.query("select type from event_log where aggregate_type = 'identityLink' and aggregate_id = $1", [id]);
    expect(events.map(({ type }: { type: string }) => type)).toEqual(['IdentityLinked', 'IdentityUnlinked']);
  });

  it('of a deactivated officer are nobody’s', async () => {
    const officer = await newOfficer();
    await link(FORMER, officer, 'berhenti');
    const entry = { id: officer, active: true, memberships: [], leave: null };
    await saveOfficers(database.manager, [entry]);
    expect(await officerOf(FORMER, 'berhenti')).toBe(officer);
    await saveOfficers(database.manager, [{ ...entry, active: false }]);
    expect(await officerOf(FORMER, 'berhenti')).toBeNull();
  });

  it('are found under either key while keys are rotated, and under the new one alone afterwards', async () => {
    const officer = await newOfficer();
    await link(FORMER, officer, 'putar');
    expect(await officerOf(BOTH, 'putar')).toBe(officer);
    expect(await hasForeignKeys(database, NEW)).toBe(true);
    await rotateVault({ database, vault: BOTH, now: () => new Date(), pause: () => Promise.resolve() });
    expect(await hasForeignKeys(database, NEW)).toBe(false);
    for (const subject of ['putar', '198706052010011003']) expect(await officerOf(NEW, subject)).not.toBeNull();
    expect(await officerOf(NEW, 'putar')).toBe(officer);
    expect(await officerOf(FORMER, 'putar')).toBeNull();
  });
});
