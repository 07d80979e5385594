import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { until } from '../environment/until.js';

/** Where Debian puts them; tests that need them are skipped by name where they are absent. */
const SERVER = '/usr/bin/redis-server';
const CLIENT = '/usr/bin/redis-cli';
export const HAS_REDIS = existsSync(SERVER) && existsSync(CLIENT);

const run = promisify(execFile);

/** A real Redis that keeps nothing on a disk and can be taken away. */
export interface RedisServer {
  readonly url: string;
  ask(...command: readonly string[]): Promise<string>;
  /** Starts it, if it does not run. */
  start(): Promise<void>;
  /** What it held is gone. */
  stop(): Promise<void>;
}

export async function startRedisServer(port: number): Promise<RedisServer> {
  let child: ChildProcess | undefined;
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    ask: async (...command) => (await run(CLIENT, ['-p', String(port), ...command])).stdout.trim(),
    async start() {
      child ??= spawn(SERVER, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
      await until('Redis listens', () => listens(port));
    },
    async stop() {
      if (!child) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child.kill();
      await ended;
      child = undefined;
    },
  };
  await server.start();
  return server;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => undefined);
    socket.once('connect', () => socket.end());
  });
}
