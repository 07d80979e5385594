import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { close, listen } from '@lapor/kit/http/listen';
import { lockDataFolder } from '@lapor/stack/postgres/lock';
import { loadSecrets, makeSecrets } from '@lapor/stack/system/secrets';
import { createGraphClient } from '../environment/graph-client.js';
import { filing, runStep } from '../environment/journey.js';
import { signIn } from '../environment/open-system.js';
import { type StackProcess, startStackProcess } from '../environment/stack-process.js';

/**
 * Logs may grow, and a database that starts writes down how; everything else in a data folder is data. The lock is not
 * read: this process holds it in one test, and closing the file would let it go.
 */
const NOT_DATA = /\.log$|^postmaster\.(pid|opts)$|^stack\.lock$/;

type Break = (folder: string) => Promise<unknown>;
const replaceSecrets =
  (text: string): Break =>
  (folder) =>
    writeFile(join(folder, 'secrets.json'), text);
const remove =
  (name: string): Break =>
  (folder) =>
    rm(join(folder, name));

/** What is wrong with a data folder, how it came to be so, and what the operator must be told. */
const BROKEN: readonly [string, readonly string[], Break, RegExp][] = [
  ['has lost its PG_VERSION', ['postgres/PG_VERSION'], remove('postgres/PG_VERSION'), /PG_VERSION is missing.*damaged/s],
  [
    'was made by another PostgreSQL',
    ['postgres/PG_VERSION'],
    (folder) => writeFile(join(folder, 'postgres/PG_VERSION'), '17\n'),
    /made by PostgreSQL 17/,
  ],
  [
    'has a control file cut short',
    ['postgres/global/pg_control'],
    (folder) => truncate(join(folder, 'postgres/global/pg_control'), 100),
    /PostgreSQL did not start/,
  ],
  ["has lost the database's password", ['postgres.password'], remove('postgres.password'), /password file .* is missing/],
  ['has secrets that cannot be read', ['secrets.json'], replaceSecrets('{ "databasePasswords":'), /secrets in .* cannot be read/],
  ['has secrets that are not complete', ['secrets.json'], replaceSecrets('{}'), /secrets in .* cannot be read|secrets in .* not complete/],
  ['has lost its secrets', ['secrets.json'], remove('secrets.json'), /secrets\.json/],
];

describe('a start', () => {
  let folder: string;
  let running: StackProcess | undefined;
  let trackingId: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lapor-test-start-'));
    running = start();
    const gatewayUrl = await running.ready();
    const citizen = await signIn(gatewayUrl, 'warga', (await loadSecrets(folder)).demoPassword);
    ({ trackingId } = await runStep(citizen, 'fileReport', filing()));
  });
  afterAll(async () => {
    running?.signal('SIGTERM');
    await running?.ended();
    await rm(folder, { recursive: true, force: true });
  });

  const start = (settings: Record<string, string> = {}) => startStackProcess({ DATA_FOLDER: folder, ...settings });
  /** Starts in vain and returns what was said. */
  const startInVain = async (settings: Record<string, string> = {}) => {
    const stack = start(settings);
    expect({ code: await stack.ended(), output: stack.output() }).toMatchObject({ code: 1 });
    expect(stack.output()).not.toMatch(/\bat \S.*:\d+:\d+/);
    return stack.output();
  };
  const reportIsThere = async (gatewayUrl: string) => {
    const citizen = await signIn(gatewayUrl, 'warga', (await loadSecrets(folder)).demoPassword);
    const { data } = await citizen.ask('query ($trackingId: String!) { reportByTrackingId(trackingId: $trackingId) { trackingId } }', {
      trackingId,
    });
    expect(data).toEqual({ reportByTrackingId: { trackingId } });
  };

  // Seconds of its own (environment/own-time.ts): on a free machine those of the clock, and work of others does not
  // count. On a machine that is slower by itself the promise is harder to keep, and is meant to be.
  it('tells within fifteen seconds of its own where the gateway is', async () => {
    expect(running!.output()).toMatch(/ready \([\d.]+ s\)/);
    expect(running!.secondsToReady()).toBeLessThan(15);
    expect((await fetch(`${await running!.ready()}/health`)).status).toBe(200);
  });

  it('on a folder on which the system already runs says so, and leaves that system alone', async () => {
    const files = ['secrets.json', 'stack.pid', 'postgres.password'];
    const before = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    expect(await startInVain()).toMatch(/already running on this data folder \(pid \d+\)/);
    expect(await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).toEqual(before);
    await reportIsThere(await running!.ready());
  });

  it('after a power cut finds everything as it was', async () => {
    running!.signal('SIGKILL');
    await running!.ended();
    running = start();
    await reportIsThere(await running.ready());
  });

  it('ends with exit code 0 on Ctrl-C, and keeps the data', async () => {
    running!.signal('SIGINT');
    expect(await running!.ended()).toBe(0);
    expect(running!.output()).toMatch(/Stopped\. The data is kept\./);
    running = undefined;
    expect(await readdir(folder)).not.toContain('stack.pid');
  });

  it('on a folder that another process holds touches nothing', async () => {
    const lock = await lockDataFolder(folder);
    const before = await hashOf(folder);
    expect(await startInVain()).toContain(`(pid ${process.pid})`);
    expect(await hashOf(folder)).toBe(before);
    await lock.release();
  });

  it.each(['PORT', 'REPORTS_PORT', 'AGENCIES_PORT', 'CITIZENS_PORT'])(
    'with a taken %s names the port and touches nothing',
    async (setting) => {
      const server = createServer();
      const port = await listen(server, 0, '127.0.0.1');
      const before = await hashOf(folder);
      expect(await startInVain({ [setting]: `${port}` })).toMatch(new RegExp(`Port ${port} is taken`));
      expect(await hashOf(folder)).toBe(before);
      await close(server, 0);
    },
  );

  it.each(BROKEN)('on a folder that %s says so and touches nothing', async (_what, files, breakIt, message) => {
    const kept = await Promise.all(files.map((file) => readFile(join(folder, file))));
    await breakIt(folder);
    const before = await hashOf(folder);
    try {
      expect(await startInVain()).toMatch(message);
      expect(await hashOf(folder)).toBe(before);
    } finally {
      for (const [index, file] of files.entries()) {
        await writeFile(join(folder, file), kept[index]!, { mode: 0o600 });
      }
    }
  });

  it("on a folder with another system's secrets says so and seals nothing with them", async () => {
    const file = join(folder, 'secrets.json');
    const kept = await readFile(file);
    const others = JSON.stringify(makeSecrets());
    await writeFile(file, others);
    try {
      expect(await startInVain()).toMatch(/VAULT_KEY .* is not the one this database was written with/);
      expect(await readFile(file, 'utf8')).toBe(others);
    } finally {
      await writeFile(file, kept);
    }
  });

  it('on a folder that is a file says so', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, 'not a folder');
    expect(await startInVain({ DATA_FOLDER: file })).toContain(file);
    expect(await readFile(file, 'utf8')).toBe('not a folder');
    await rm(file);
  });

  it('with settings that cannot be names each of them', async () => {
    const said = await startInVain({ PORT: 'many', REPORTS_DATABASE_URL: 'mysql://host/reports' });
    expect(said).toMatch(/PORT/);
    expect(said).toMatch(/REPORTS_DATABASE_URL/);
  });

  it('after all that finds everything as it was', async () => {
    running = start();
    const gatewayUrl = await running.ready();
    await reportIsThere(gatewayUrl);
    expect((await createGraphClient(gatewayUrl).ask('{ agencies(first: 1) { nodes { name } } }')).errors).toEqual([]);
  });
});

/** A hash of the names and contents of all files, logs left out. */
async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !NOT_DATA.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}
