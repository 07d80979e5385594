import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@lapor/kit/log';
import type { SubgraphName } from '@lapor/schema/identity';
import { type System, type SystemOptions, startSystem } from '@lapor/stack/system/start-system';
import { createGraphClient, type GraphClient } from './graph-client.js';
import { connect, type LiveConnection } from './live-client.js';
import { queryDatabase } from './rows.js';
import { systemTemplate } from './template.js';

/** The demo accounts that tests sign in with. */
export type Username =
  | 'warga'
  | 'warga2'
  | 'admin-nasional'
  | 'admin-nasional-2'
  | 'admin-metro'
  | 'petugas-metro'
  | 'pimpinan-metro'
  | 'admin-bogor'
  | 'petugas-bogor'
  | 'pengawas-ombudsman'
  | 'pengembang-metro';

/** The whole system on a throw-away database, with what a test needs to look into it. */
export interface TestSystem extends System {
  readonly dataFolder: string;
  /** Every line that any process has logged, oldest first, at the most talkative level. */
  readonly lines: readonly string[];
  /** Somebody without a token. */
  readonly anyone: GraphClient;
  /** A demo account, signed in once. */
  as(username: Username): Promise<GraphClient>;
  /** A WebSocket of a signed-in client, or of anybody. */
  live(client?: GraphClient): Promise<LiveConnection>;
  /** Rows of a subgraph's database, read as superuser. */
  rows<Row>(database: SubgraphName, sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export interface TestSystemOptions extends Pick<SystemOptions, 'overrides' | 'databaseUrls' | 'dataFolder' | 'demo'> {
  /** Nothing that PostgreSQL has confirmed is lost when it is killed; slower. */
  readonly durable: boolean;
  /** Districts and villages are loaded, for some seconds behind the start; most tests need none. */
  readonly villages: boolean;
}

export async function startTestSystem(options: Partial<TestSystemOptions> = {}): Promise<TestSystem> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'lapor-test-system-'));
  const lines: string[] = [];
  const { durable = false, demo = true, databaseUrls = {} } = options;
  const copied = !durable && demo && Object.keys(databaseUrls).length === 0;
  const system = await startSystem({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'trace',
    databaseUrls,
    throwAway: !durable,
    ...(copied && { template: await systemTemplate() }),
    ...options,
    overrides: { ...options.overrides, agencies: { VILLAGES: String(options.villages === true), ...options.overrides?.agencies } },
    onLine: (_process, line) => lines.push(line),
    log: createLog('test', 'silent'),
  });
  const anyone = createGraphClient(system.gatewayUrl);
  const signedIn = new Map<Username, Promise<GraphClient>>();
  const rows = <Row>(database: SubgraphName, sql: string, parameters: readonly unknown[] = []) =>
    queryDatabase<Row>(system.cluster!.superuserUrl, database, sql, parameters);
  return {
    ...system,
    dataFolder,
    lines,
    anyone,
    rows,
    as(username) {
      const client = signedIn.get(username) ?? signIn(system.gatewayUrl, username, system.secrets.demoPassword);
      signedIn.set(username, client);
      return client;
    },
    live: (client = anyone) => connect(system.gatewayUrl, client.token === undefined ? {} : { authorization: `Bearer ${client.token}` }),
    async stop() {
      await system.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export async function signIn(gatewayUrl: string, username: string, password: string): Promise<GraphClient> {
  const { signIn: session } = await createGraphClient(gatewayUrl).get<{ signIn: { token: string } }>(
    'mutation ($input: SignInInput!) { signIn(input: $input) { token } }',
    { input: { username, password } },
  );
  return createGraphClient(gatewayUrl, session.token);
}
