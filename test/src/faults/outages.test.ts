import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { ERRORS } from '@lapor/schema/errors';
import { type Cluster, startCluster } from '@lapor/stack/postgres/cluster';
import { prepareDatabases } from '@lapor/stack/postgres/databases';
import { loadSecrets } from '@lapor/stack/system/secrets';
import { createGraphClient } from '../environment/graph-client.js';
import { commandOperation, filing, openJourney, type StepReport } from '../environment/journey.js';
import { ConnectionRefused } from '../environment/live-client.js';
import { beginOwnTime } from '../environment/own-time.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const NAMES = ['reports', 'agencies', 'citizens', 'gateway'] as const;
const LIST = '{ publicReports { nodes { id publishedTitle reporter { displayName } leadAgency { name } region { name } } } }';

/** Here PostgreSQL is not the system's own, so that it stays away until the test brings it back. */
describe('while a part is away', () => {
  let folder: string;
  let cluster: Cluster;
  let system: TestSystem;
  let report: StepReport;
  const startPostgres = (port: number) => startCluster({ dataDir: join(folder, 'cluster'), port, log: createLog('test', 'silent') });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lapor-test-outage-'));
    cluster = await startPostgres(0);
    const { databasePasswords } = await loadSecrets(folder);
    const databaseUrls = await prepareDatabases(cluster.superuserUrl, databasePasswords);
    system = await startTestSystem({ dataFolder: folder, databaseUrls, overrides: { gateway: { SUBGRAPH_TIMEOUT_MS: '1000' } } });
    report = await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-18.72');
  });
  afterAll(async () => {
    await system.stop();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const pids = () => Object.fromEntries(NAMES.map((name) => [name, system.children[name].pid()]));
  /** Holds a process still, as a machine out of memory or a broken network would. */
  const whileStopped = async (name: (typeof NAMES)[number], work: () => Promise<void>) => {
    const pid = system.children[name].pid()!;
    process.kill(pid, 'SIGSTOP');
    try {
      await work();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  };
  const working = () => until('everything works again', async () => (await system.anyone.ask(LIST)).errors.length === 0);

  it('the rest of an answer is intact when the registry does not answer in time', async () => {
    await whileStopped('agencies', async () => {
      const { data, errors } = await system.anyone.ask(LIST);
      expect(data).toMatchObject({
        publicReports: { nodes: [{ id: report.id, reporter: { displayName: 'Siti Rahma' }, leadAgency: null, region: null }] },
      });
      expect(new Set(errors.map(({ message, extensions }) => `${extensions.code} ${message}`))).toEqual(
        new Set([`SUBGRAPH_TIMEOUT ${ERRORS.SUBGRAPH_TIMEOUT.message}`]),
      );
    });
    await working();
  });

  it('the rest of an answer is intact when a subgraph is down, and it comes back by itself', async () => {
    const { citizens } = system.children;
    const before = citizens.pid();
    const back = citizens.crash();
    const { data, codes } = await until('the loss shows', async () => {
      const answer = await system.anyone.ask<{ publicReports: { nodes: { reporter: object | null }[] } }>(LIST);
      return answer.codes.length > 0 && answer;
    });
    expect(new Set(codes)).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
    expect(data).toMatchObject({
      publicReports: { nodes: [{ id: report.id, reporter: { displayName: null }, leadAgency: { name: 'Pemerintah Kota Metro' } }] },
    });
    await back;
    expect(citizens.pid()).not.toBe(before);
    await working();
  });

  it('a whole answer that needs the part says which code, over HTTP and WebSocket', async () => {
    const live = await system.live();
    await whileStopped('reports', async () => {
      expect((await system.anyone.ask(LIST)).codes).toEqual(['SUBGRAPH_TIMEOUT']);
      const [result] = await live.stream(LIST).take(1);
      expect(result!.errors!.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_TIMEOUT']);
    });
    await live.close();
    await working();
  });

  it('signed-in users go on working when citizens, who signed their tokens, is away', async () => {
    const reporter = await system.as('warga');
    await whileStopped('citizens', async () => {
      const { data } = await reporter.ask('query ($id: ID!) { report(id: $id) { id content } }', { id: report.id });
      expect(data).toMatchObject({ report: { id: report.id, content: expect.any(String) } });
      expect((await reporter.ask('{ me { id } }')).codes).toEqual(['SUBGRAPH_TIMEOUT']);
      const accepted = await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-32.71');
      expect(accepted.state).toBe('ASSIGNED');
    });
    await working();
  });

  it('a gateway that has no keys yet says that it cannot check a token, not that the token is wrong', async () => {
    const reporter = await system.as('warga');
    await whileStopped('citizens', async () => {
      await system.children.gateway.crash();
      expect((await reporter.ask(LIST)).codes).toEqual(['SUBGRAPH_UNAVAILABLE']);
      const refused = await system.live(reporter).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ConnectionRefused);
      expect((refused as ConnectionRefused).reason).toBe('SUBGRAPH_UNAVAILABLE');
      // Who needs no token is served.
      expect((await system.anyone.ask('{ agency(code: "D-18.72") { name } }')).errors).toEqual([]);
    });
    await working();
    expect((await reporter.ask('{ myReports { nodes { id } } }')).errors).toEqual([]);
  });

  it('reports are filed and disposed while the registry is down', async () => {
    await whileStopped('agencies', async () => {
      expect(await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-18.72')).toMatchObject({
        state: 'ASSIGNED',
      });
    });
    await working();
  });

  it('reports is ready again soon after it was killed', async () => {
    const time = beginOwnTime();
    await system.children.reports.crash();
    expect(time.read()).toBeLessThan(8);
  });

  it('nothing is written and no process dies without PostgreSQL, and all goes on when it is back', async () => {
    const reporter = await system.as('warga');
    const before = pids();
    const { port } = cluster;
    await cluster.crash();

    const input = filing();
    const attempts = [
      system.anyone.ask(LIST),
      system.anyone.ask('{ agencies { nodes { name } } }'),
      reporter.ask('{ me { id } }'),
      reporter.ask(commandOperation('fileReport'), { input }),
      system.anyone.ask('mutation { signIn(input: { username: "warga", password: "kata-sandi-salah" }) { token } }'),
    ];
    for (const { codes, errors } of await Promise.all(attempts)) {
      expect(codes).toEqual(['DATABASE_UNAVAILABLE']);
      expect(errors[0]).toMatchObject({ message: ERRORS.DATABASE_UNAVAILABLE.message, extensions: { retryable: true } });
    }
    for (const name of ['reports', 'agencies', 'citizens'] as const)
      expect((await fetch(`http://127.0.0.1:${system.ports[name]}/health`)).status).toBe(503);
    expect(pids()).toEqual(before);

    cluster = await startPostgres(port);
    await working();
    const filed = await until(
      'the filing goes through',
      async () => (await reporter.ask<{ report: StepReport }>(commandOperation('fileReport'), { input })).data?.report,
    );
    expect(filed).toMatchObject({ state: 'RECEIVED', version: 1 });
    for (const name of ['reports', 'agencies', 'citizens'] as const)
      expect((await fetch(`http://127.0.0.1:${system.ports[name]}/health`)).status).toBe(200);
    expect(pids()).toEqual(before);
    expect((await createGraphClient(system.gatewayUrl).ask('{ agencies(first: 1) { nodes { name } } }')).errors).toEqual([]);
  });
});
