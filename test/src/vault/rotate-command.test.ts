import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toVaultKey } from '@lapor/citizens/vault/vault-keys';
import { loadSecrets, renewVaultKeys } from '@lapor/stack/system/secrets';
import { Client } from 'pg';
import { PASSWORD, registerCitizen } from '../environment/citizen.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const MAIN = fileURLToPath(import.meta.resolve('@lapor/citizens/rotate-main'));
const NEW = { vault: Buffer.alloc(32, 7).toString('base64url'), index: Buffer.alloc(32, 8).toString('base64url') };
const NEW_ID = toVaultKey(Buffer.alloc(32, 7)).id;
const EMAIL = 'putar@surel-uji.id';

describe('npm run vault:rotate', () => {
  let system: TestSystem;
  let lock: Client;
  beforeAll(async () => {
    // Serving with the former keys, and accepting the new ones: what every instance does before the first rotates.
    const overrides = { citizens: { VAULT_FORMER_KEYS: NEW.vault, VAULT_FORMER_INDEX_KEYS: NEW.index } };
    system = await startTestSystem({ overrides });
    await registerCitizen(system, { fullName: 'Warga Uji', email: EMAIL, phone: '081390004001', nik: '3578015707910004' });
    lock = new Client({ connectionString: system.databases.citizens });
    await lock.connect();
  });
  afterAll(async () => {
    await lock.end();
    await system.stop();
  });

  const rotate = (former: { readonly vaultKey: string; readonly vaultIndexKey: string } = system.secrets): ChildProcess =>
    spawn(process.execPath, [MAIN], {
      env: {
        CITIZENS_DATABASE_URL: system.databases.citizens,
        VAULT_KEY: NEW.vault,
        VAULT_FORMER_KEYS: former.vaultKey,
        VAULT_INDEX_KEY: NEW.index,
        VAULT_FORMER_INDEX_KEYS: former.vaultIndexKey,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const outcome = async (child: ChildProcess) => {
    let text = '';
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, text };
  };
  const keyIds = async () =>
    (await system.rows<{ key_id: string }>('citizens', 'select distinct key_id from data_key')).map(({ key_id }) => key_id);
  const signsIn = async () =>
    (
      await system.anyone.ask('mutation ($i: SignInInput!) { signIn(input: $i) { account { displayName } } }', {
        i: { username: EMAIL, password: PASSWORD },
      })
    ).data;

  it('does nothing when it is not given the keys that the rows stand under', async () => {
    const { code, text } = await outcome(rotate({ vaultKey: NEW.vault, vaultIndexKey: NEW.index }));
    expect(code).toBe(2);
    expect(text).toMatch(/a key that is not given/);
    expect(await keyIds()).not.toContain(NEW_ID);
  });

  it('killed in the middle leaves everybody found and readable, by a system that serves all the while', async () => {
    await lock.query('begin');
    await lock.query("select 1 from data_key where account_id = (select id from account where username = 'warga') for update");
    const child = rotate();
    const ended = outcome(child);
    await until('all but the person who is held have moved', async () => (await keyIds()).includes(NEW_ID));
    child.kill('SIGKILL');
    await ended;
    await lock.query('rollback');
    expect((await keyIds()).length).toBe(2);
    expect(await signsIn()).toEqual({ signIn: { account: { displayName: 'Warga Uji' } } });
  });

  it('run again finishes what is left, and names no key and no person', async () => {
    const { code, text } = await outcome(rotate());
    expect({ code, text }).toEqual({ code: 0, text: expect.stringMatching(/^vault: 1 persons moved/) });
    expect(await keyIds()).toEqual([NEW_ID]);
    expect(await signsIn()).toEqual({ signIn: { account: { displayName: 'Warga Uji' } } });
    expect((await outcome(rotate())).text).toMatch(/^vault: 0 persons moved/);
  });
});

describe('new vault keys of a data folder', () => {
  it('take the former ones’ place, which stay accepted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lapor-new-keys-'));
    try {
      const before = await loadSecrets(folder);
      await renewVaultKeys(folder);
      const after = await loadSecrets(folder);
      expect(after).toMatchObject({ vaultFormerKeys: [before.vaultKey], vaultFormerIndexKeys: [before.vaultIndexKey] });
      expect(after.vaultKey).not.toBe(before.vaultKey);
      expect({ ...after, vaultKey: 0, vaultIndexKey: 0, vaultFormerKeys: 0, vaultFormerIndexKeys: 0 }).toEqual({
        ...before,
        vaultKey: 0,
        vaultIndexKey: 0,
        vaultFormerKeys: 0,
        vaultFormerIndexKeys: 0,
      });
      expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
      expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toContain(before.vaultKey);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
