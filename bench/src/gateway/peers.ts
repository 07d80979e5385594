import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@lapor/stack/postgres/free-port';
import { MEMORY } from '@lapor/stack/system/memory';
import { makeSecrets } from '@lapor/stack/system/secrets';
import { SCHEMAS } from './country.js';

/** A process that is measured, or helps to measure. */
export interface Peer {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  /** Sends a message over the process's own channel and gives the answer. */
  query(question: string): Promise<unknown>;
  stop(): Promise<void>;
}

export interface PeerOptions {
  readonly name: string;
  readonly main: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The core it runs on, if it is to have one alone. */
  readonly core?: number;
  readonly nodeOptions?: readonly string[];
}

const TASKSET = '/usr/bin/taskset';
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 3_000;

/** Whether processes can be held to a core of their own. */
export const canPin = existsSync(TASKSET);

/** Holds this process to a core. */
export async function pinMyself(core: number): Promise<void> {
  if (canPin) await promisify(execFile)(TASKSET, ['-a', '-c', '-p', String(core), String(process.pid)]);
}

/** Starts a process that tells `{ port }` when it serves, or `{ ready: true }` when its port was given in `PORT`. */
export async function startPeer({ name, main, args = [], env, core, nodeOptions = [] }: PeerOptions): Promise<Peer> {
  const command = [...nodeOptions, main, ...args];
  const [program, programArgs] =
    canPin && core !== undefined ? [TASKSET, ['-c', String(core), process.execPath, ...command]] : [process.execPath, command];
  const child = spawn(program, programArgs, {
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await served(name, child, env?.PORT);
  return {
    name,
    port,
    pid: child.pid as number,
    query: (question) =>
      new Promise((resolve) => {
        child.once('message', resolve);
        child.send(question);
      }),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      // Not every peer heeds it.
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
      await ended;
      clearTimeout(force);
    },
  };
}

function served(name: string, child: ChildProcess, given: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} did not start in time`)), START_DEADLINE_MS);
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code}`)));
    child.on('message', (message: { port?: number; ready?: boolean }) => {
      if (message.port === undefined && !message.ready) return;
      clearTimeout(late);
      resolve(message.port ?? Number(given));
    });
  });
}

/** The settings of our own gateway as a process: it signs identities and knows an issuer, as in an installation. */
export async function ownEnvironment(supergraphFile: string, stubPort: number): Promise<Record<string, string>> {
  const { identityKeys } = makeSecrets();
  const names = Object.keys(SCHEMAS);
  return {
    ...MEMORY.gateway,
    PORT: String(await freePort(0)),
    LOG_LEVEL: 'fatal',
    SUPERGRAPH_FILE: supergraphFile,
    SUBGRAPH_URLS: names.map((name) => `${name}=http://127.0.0.1:${stubPort}/${name}`).join(','),
    IDENTITY_SIGNING_KEYS: names.map((name) => `${name}=gateway-1:${identityKeys.reports}`).join(','),
    TRUSTED_ISSUERS: 'https://lapor.test=http://127.0.0.1:9/jwks',
  };
}

export const mainOf = (name: string): string => fileURLToPath(new URL(`./${name}-main.js`, import.meta.url));
