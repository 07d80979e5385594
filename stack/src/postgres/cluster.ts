import { mkdir, realpath, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PortTakenError } from '@lapor/kit/http/listen';
import type { Logger } from '@lapor/kit/log';
import { type Binaries, findBinaries } from './binaries.js';
import { ClusterError, ClusterRunningError } from './cluster-error.js';
import { copyDataFolder, createDataFolder, inspectDataFolder } from './data-folder.js';
import { freePort } from './free-port.js';
import { type Postmaster, serverLogFile, startPostmaster } from './postmaster.js';
import { readPostmasterFile, stopOrphan } from './postmaster-file.js';
import { isAccepting } from './readiness.js';
import { chooseRunAs, giveTo, type RunAs } from './run-as.js';
import { type ServerSettings, serverArguments } from './server-settings.js';
import { readOrCreatePassword, readPassword, removePassword } from './superuser-password.js';

export interface ClusterOptions {
  /** Made when it does not exist. Its password and log files stand beside it. */
  readonly dataDir: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly settings?: ServerSettings;
  readonly log: Logger;
  /** For tests: nothing waits for the disk, and the data is removed on stop. Only on an empty folder. */
  readonly throwAway?: boolean;
  /** The data folder of a stopped server, which a throw-away one begins as a copy of. */
  readonly template?: string;
  /** Ends a server that a dead system left on this folder. Only for who holds the folder's lock. */
  readonly replaceOrphan?: boolean;
  /** Starts the server again, on the same port, when it ends without having been stopped. */
  readonly keepAlive?: boolean;
  readonly binaries?: Binaries;
}

/** A running PostgreSQL server on 127.0.0.1. */
export interface Cluster {
  readonly port: number;
  pid(): number;
  readonly superuserUrl: string;
  /** Ends all sessions, writes everything to disk, stops; by force when that takes too long. Never throws. */
  stop(): Promise<void>;
  /** Ends it like a power cut, for tests of failures. The data stays, also of a throw-away cluster; one that is kept alive comes back. */
  crash(): Promise<void>;
}

interface Place {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly password: string;
  readonly otherPid: number;
}

const RESTART_MS = 500;
const START_DEADLINE_MS = 120_000;
const POLL_MS = 40;
const PORT_ATTEMPTS = 5;

/**
 * Starts PostgreSQL on a data folder, creates the folder first when there is none, and resolves when it answers.
 * @throws {ClusterRunningError} when a server already works on the folder.
 * @throws {PortTakenError} when the wanted port is taken.
 * @throws {ClusterError} when the folder cannot be used or the server does not start; existing data is untouched.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const throwAway = options.throwAway ?? false;
  const place = await preparePlace(options, throwAway);
  const { postmaster, port } = await launch(place, options, throwAway);
  let current = postmaster;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const watch = (watched: Postmaster): void => {
    void watched.ended.then(async (how) => {
      if (stopping) return;
      options.log.error({ how, lines: await watched.lastLines() }, 'PostgreSQL ended by itself');
      if (options.keepAlive) restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    while (!stopping) {
      try {
        current = (await launch(place, { ...options, port }, throwAway)).postmaster;
        return watch(current);
      } catch (err) {
        options.log.error({ err }, 'PostgreSQL could not be started again; trying once more');
        await delay(RESTART_MS);
      }
    }
  };
  watch(postmaster);
  return {
    port,
    pid: () => current.pid,
    superuserUrl: superuserUrl(place.password, port),
    stop: async () => {
      stopping = true;
      await restarting;
      await stopPostmaster(current);
      if (throwAway) await removeData(place.dataDir);
    },
    crash: async () => {
      if (!options.keepAlive) stopping = true;
      await current.end('SIGKILL', 5_000);
    },
  };
}

async function preparePlace(options: ClusterOptions, throwAway: boolean): Promise<Place> {
  const wanted = resolve(options.dataDir);
  await mkdir(dirname(wanted), { recursive: true });
  const dataDir = await realpath(wanted).catch(() => wanted);
  const found = await readPostmasterFile(dataDir);
  if (found.state === 'running') {
    if (!options.replaceOrphan) throw new ClusterRunningError(dataDir, found.pid);
    options.log.warn({ pid: found.pid }, 'stopping a PostgreSQL server that was left behind');
    await stopOrphan(dataDir, found.pid);
  }
  const state = await inspectDataFolder(dataDir);
  if (throwAway && state === 'ready') throw new ClusterError(`${dataDir} holds data; a throw-away database needs an empty folder.`);
  const binaries = options.binaries ?? (await findBinaries());
  const runAs = await chooseRunAs(dataDir, { files: [binaries.postgres, binaries.catalogue], folders: [dirname(dataDir)] });
  const copied = state === 'empty' && throwAway && options.template !== undefined;
  if (copied) copyDataFolder(options.template, dataDir);
  const password = state === 'empty' ? await readOrCreatePassword(dataDir) : await readPassword(dataDir);
  if (state === 'empty' && !copied) await createDataFolder({ dataDir, binaries, runAs, password, throwAway });
  else if (runAs.owner) giveTo(runAs.owner, dataDir);
  return { dataDir, binaries, runAs, password, otherPid: found.state === 'recycled' ? found.pid : 0 };
}

/** Starts the server; again with another port, or once a killed server's last processes are gone, when that was why it failed. */
async function launch(place: Place, options: ClusterOptions, throwAway: boolean): Promise<{ postmaster: Postmaster; port: number }> {
  const deadline = Date.now() + START_DEADLINE_MS;
  for (let attempt = 1; ; ) {
    const port = await freePort(options.port);
    const args = serverArguments(options.settings ?? {}, port, throwAway);
    const postmaster = await startPostmaster({ ...place, program: place.binaries.postgres, args, ownGroup: !throwAway });
    try {
      if (await becomesReady(postmaster, superuserUrl(place.password, port), deadline)) return { postmaster, port };
    } catch (error) {
      await stopPostmaster(postmaster);
      throw error;
    }
    const lines = await postmaster.lastLines();
    if (/could not bind/.test(lines)) {
      if (options.port !== 0) throw new PortTakenError(port);
      if (attempt++ < PORT_ATTEMPTS) continue;
    }
    if (/shared memory block .* still in use/.test(lines) && Date.now() < deadline) {
      await delay(200);
      continue;
    }
    throw new ClusterError(
      `PostgreSQL did not start on ${place.dataDir} (${await postmaster.ended}). Its last words, from ${serverLogFile(place.dataDir)}:\n${lines}`,
    );
  }
}

/** Waits until the server answers a real connection; false when it ended instead. */
async function becomesReady(postmaster: Postmaster, url: string, deadline: number): Promise<boolean> {
  while (postmaster.isRunning()) {
    if (await isAccepting(url)) return true;
    if (Date.now() > deadline) {
      throw new ClusterError(`PostgreSQL was not ready after ${START_DEADLINE_MS / 1000} seconds:\n${await postmaster.lastLines()}`);
    }
    await Promise.race([postmaster.ended, delay(POLL_MS)]);
  }
  return false;
}

async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  if (!postmaster.isRunning()) return;
  // Fast shutdown; then without waiting for the checkpoint (the next start recovers); then by force.
  if (await postmaster.end('SIGINT', 6_000)) return;
  if (await postmaster.end('SIGQUIT', 2_000)) return;
  await postmaster.end('SIGKILL', 1_000);
}

async function removeData(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  await rm(serverLogFile(dataDir), { force: true });
  await removePassword(dataDir);
}

function superuserUrl(password: string, port: number): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}
