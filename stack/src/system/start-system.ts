import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { SUBGRAPHS, type SubgraphName } from '@lapor/schema/identity';
import { type Cluster, startCluster } from '../postgres/cluster.js';
import { prepareDatabases, databaseUrls as urlsOf } from '../postgres/databases.js';
import { freePort } from '../postgres/free-port.js';
import { lockDataFolder } from '../postgres/lock.js';
import { type Child, PortLostError, startChild } from './child.js';
import { type EnvironmentOptions, type Ports, processEnvironments } from './environment.js';
import { openDataFolder } from './open-data-folder.js';
import { copySecrets, loadSecrets, type Secrets } from './secrets.js';

export interface SystemOptions {
  readonly dataFolder: string;
  /** 0 takes a free port. */
  readonly ports: Ports;
  readonly host: string;
  readonly logLevel: string;
  /** See `EnvironmentOptions`; on unless said otherwise. */
  readonly demo?: boolean;
  /** External databases; what is missing is served by the embedded PostgreSQL. */
  readonly databaseUrls: Readonly<Partial<Record<SubgraphName, string>>>;
  /** For tests: nothing waits for the disk, data is removed on stop. */
  readonly throwAway?: boolean;
  /** For tests: the data folder of a stopped system, which a throw-away one begins as a copy of. */
  readonly template?: string;
  readonly overrides?: EnvironmentOptions['overrides'];
  readonly onLine: (process: string, line: string) => void;
  readonly log: Logger;
}

/** The whole system, running. */
export interface System extends Running {
  readonly gatewayUrl: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly databases: Readonly<Record<SubgraphName, string>>;
  /** The embedded PostgreSQL; undefined when all databases are external. */
  readonly cluster: Cluster | undefined;
  readonly children: Readonly<Record<SubgraphName | 'gateway', Child>>;
}

const MAINS: Readonly<Record<SubgraphName | 'gateway', string>> = {
  reports: fileURLToPath(import.meta.resolve('@lapor/reports/main')),
  agencies: fileURLToPath(import.meta.resolve('@lapor/agencies/main')),
  citizens: fileURLToPath(import.meta.resolve('@lapor/citizens/main')),
  gateway: fileURLToPath(import.meta.resolve('@lapor/gateway/main')),
};
const NAMES = [...SUBGRAPHS, 'gateway'] as const;

/** How often other free ports are looked for when somebody has taken one in the meantime. */
const PORT_ATTEMPTS = 3;

/** Starts databases, subgraphs and gateway on one machine; what was started is stopped again when a part cannot start. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const chosen = NAMES.some((name) => options.ports[name] === 0);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (!(chosen && error instanceof PortLostError) || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

async function startOnce(options: SystemOptions): Promise<System> {
  const { dataFolder, log } = options;
  const started: (() => Promise<unknown>)[] = [];
  const ending = new AbortController();
  const children: Partial<Record<SubgraphName | 'gateway', Child>> = {};
  const stop = async () => {
    ending.abort();
    // The door first, then what stands behind it, at once: reports lets go of the feed that agencies waits on.
    const { gateway, ...subgraphs } = children;
    await gateway?.stop();
    await Promise.all(Object.values(subgraphs).map((child) => child.stop()));
    for (const end of started.splice(0).reverse()) await end().catch((err: unknown) => log.error({ err }, 'a part could not be stopped'));
  };
  try {
    await openDataFolder(dataFolder);
    const lock = await lockDataFolder(dataFolder);
    started.push(() => lock.release());
    if (options.template !== undefined) await copySecrets(options.template, dataFolder);
    const secrets = await loadSecrets(dataFolder);
    const ports = await choosePorts(options.ports);
    const { cluster, databases } = await openDatabases(options, secrets);
    if (cluster) started.push(() => cluster.stop());

    const environments = processEnvironments({ ...options, demo: options.demo ?? true, ports, secrets, databases });
    const begin = async (name: SubgraphName | 'gateway') => {
      children[name] = await startChild({
        name,
        main: MAINS[name],
        env: environments[name],
        onLine: (line) => options.onLine(name, line),
        ending: ending.signal,
        log,
      });
    };
    // All at once: none needs another one to start, and every second before the first answer counts.
    // The first that cannot start ends the others at once, so that the operator hears the reason and not its echoes.
    const failures: unknown[] = [];
    const fail = (error: unknown) => {
      failures.push(error);
      ending.abort();
    };
    await Promise.all(NAMES.map((name) => begin(name).catch(fail)));
    if (failures.length > 0) throw failures[0];
    return {
      gatewayUrl: `http://${options.host}:${ports.gateway}`,
      ports,
      secrets,
      databases,
      cluster,
      children: children as System['children'],
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function choosePorts(wanted: Ports): Promise<Ports> {
  const chosen: [string, number][] = [];
  for (const name of NAMES) chosen.push([name, await freePort(wanted[name])]);
  return Object.fromEntries(chosen) as Ports;
}

async function openDatabases({ dataFolder, databaseUrls, throwAway, template, log }: SystemOptions, secrets: Secrets) {
  const external = SUBGRAPHS.every((name) => databaseUrls[name]);
  const cluster = external
    ? undefined
    : await startCluster({
        dataDir: join(dataFolder, 'postgres'),
        port: 0,
        log,
        replaceOrphan: true,
        keepAlive: true,
        throwAway: throwAway ?? false,
        ...(template !== undefined && { template: join(template, 'postgres') }),
      });
  try {
    // In a copy they are as they were made, and so are the secrets.
    const prepare = template === undefined ? prepareDatabases : urlsOf;
    const embedded = cluster && (await prepare(cluster.superuserUrl, secrets.databasePasswords));
    return { cluster, databases: { ...embedded, ...databaseUrls } as Record<SubgraphName, string> };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}
