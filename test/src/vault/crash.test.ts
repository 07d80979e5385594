import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const FIXTURE = fileURLToPath(new URL('./crashing-process.fixture.js', import.meta.url));
const SECRET = 'rahasia-yang-tidak-boleh-keluar';

describe('a process that meets an error nobody caught', () => {
  it('writes no report with its environment or the values of the error, whatever the runtime was told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lapor-crash-'));
    try {
      const flags = ['--report-uncaught-exception', '--report-on-signal', '--report-on-fatalerror', `--report-dir=${folder}`];
      const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, FIXTURE], {
        env: { VAULT_KEY: SECRET },
        encoding: 'utf8',
        cwd: folder,
      });
      expect(status).toBe(0);
      expect(await readdir(folder)).toEqual([]);
      const [crash, report] = stdout.trim().split('\n');
      expect(JSON.parse(crash!)).toMatchObject({ msg: 'uncaught exception', err: { code: '23505' } });
      expect(JSON.parse(report!)).toMatchObject({ header: expect.anything(), javascriptHeap: expect.anything() });
      for (const text of [SECRET, 'kirsanti']) expect(`${stdout}${stderr}`).not.toContain(text);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

/** Only there can another process's arguments be read as a file. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a process of the running system', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  it.each(['gateway', 'reports', 'agencies', 'citizens'] as const)(
    '%s has no secret among its arguments, and no option that writes memory to disk',
    async (name) => {
      const command = await readFile(`/proc/${system.children[name].pid()}/cmdline`, 'utf8');
      const environment = await readFile(`/proc/${system.children[name].pid()}/environ`, 'utf8');
      const secrets = Object.values(system.secrets).flatMap((value) => (typeof value === 'object' ? Object.values(value) : [value]));
      expect(secrets.length).toBeGreaterThan(10);
      expect(secrets.filter((secret) => command.includes(secret))).toEqual([]);
      expect(`${command}${environment}`).not.toMatch(/--(report-|heapsnapshot|heap-prof|abort-on-uncaught)/);
    },
  );

  it.each(['gateway', 'reports', 'agencies'] as const)('%s is not given the keys of the vault', async (name) => {
    const environment = await readFile(`/proc/${system.children[name].pid()}/environ`, 'utf8');
    const { vaultKey, vaultIndexKey, vaultReferenceKey } = system.secrets;
    for (const secret of [vaultKey, vaultIndexKey, vaultReferenceKey]) expect(environment).not.toContain(secret);
  });
});
