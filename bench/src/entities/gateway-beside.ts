import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@lapor/stack/postgres/free-port';
import { processEnvironments } from '@lapor/stack/system/environment';
import type { System } from '@lapor/stack/system/start-system';

const MAIN = fileURLToPath(import.meta.resolve('@lapor/gateway/main'));
const LONGEST_START_MS = 30_000;

/** Another gateway of a running system, as a process of its own. */
export interface GatewayBeside {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function startGatewayBeside(
  system: System,
  agencies: string,
  settings: Readonly<Record<string, string>>,
): Promise<GatewayBeside> {
  const { ports, secrets, databases } = system;
  const port = await freePort(0);
  const { gateway } = processEnvironments({
    host: '127.0.0.1',
    ports: { ...ports, gateway: port },
    secrets,
    databases,
    logLevel: 'error',
    demo: true,
  });
  const urls = [`reports=http://127.0.0.1:${ports.reports}`, `agencies=${agencies}`, `citizens=http://127.0.0.1:${ports.citizens}`];
  const env = { ...gateway, SUBGRAPH_URLS: urls.map((url) => `${url}/graphql`).join(','), ...settings };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  await serves(url, child);
  return {
    url,
    pid: child.pid as number,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

async function serves(url: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + LONGEST_START_MS; Date.now() < until && child.exitCode === null; await delay(100)) {
    const response = await fetch(`${url}/health`).catch(() => undefined);
    if (response?.ok) return;
  }
  child.kill();
  throw new Error('a gateway does not start');
}
