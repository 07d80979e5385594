import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { registerClient } from '../environment/api-clients.js';
import { tokenKeyOf } from '../environment/forged-token.js';
import { openJourney } from '../environment/journey.js';
import type { TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';
import { connectionsOf, residentMb } from './footprint.js';
import type { IdleTold, IdleWanted } from './idle-clients-main.js';
import { FIRST_AGENCY } from './scene.js';
import { deskStream } from './streams.js';
import { createViewers } from './viewers.js';

const MAIN = fileURLToPath(new URL('./idle-clients-main.js', import.meta.url));
/** Each has its own limit of open files. */
const PROCESSES = 2;
/** A socket is asked every 12 seconds, and ended when it has not answered until then. */
const HALF_OPEN_MS = 60_000;
const SETTLE_MS = 5_000;

/**
 * So many clients of graphql-transport-ws that follow one desk at which nothing happens. What they cost the gateway is
 * told; one event is to reach all; then one of their processes is stopped (SIGSTOP), so that nobody says that its
 * sockets are dead, and the gateway is to end those, and no others. Returns what is wrong.
 */
export async function holdIdleSockets(system: TestSystem, count: number, print: (line: string) => void): Promise<readonly string[]> {
  const { gatewayUrl, ports, children } = system;
  const id = await registerClient(system, 'sistem-diam', ['reports:read']);
  const { token } = createViewers(tokenKeyOf(system)).client(id, FIRST_AGENCY, ['reports:read']);
  const { query, variables } = deskStream(FIRST_AGENCY);
  const each = Math.floor(count / PROCESSES);
  // A fresh process, so that what others have left in it is not counted.
  await children.gateway.crash();
  await openJourney(system).citizen('warga').files();
  const pid = children.gateway.pid()!;
  const open = () => connectionsOf(pid).on(ports.gateway);
  const before = residentMb(pid)!;
  const clients = Array.from({ length: PROCESSES }, () => fork(MAIN));
  const faults: string[] = [];
  try {
    for (const client of clients) client.send({ gatewayUrl, token, query, variables, count: each } satisfies IdleWanted);
    await until('all are connected', () => open() >= each * PROCESSES, 180_000);
    await delay(SETTLE_MS);
    const bytes = ((residentMb(pid)! - before) * 1024 * 1024) / (each * PROCESSES);
    print(`${open()} idle sockets: ${(bytes / 1024).toFixed(1)} KB resident in the gateway for each`);

    const journey = openJourney(system).citizen('warga').files({ targetAgencyCode: FIRST_AGENCY });
    await journey;
    const began = performance.now();
    const all = async () => (await Promise.all(clients.map(ask))).every(({ given }) => given === each);
    await until('the event has come to all', all).catch(() => faults.push('an event did not come to every idle client once'));
    print(`one event came to all of them in ${(performance.now() - began).toFixed(0)} ms`);

    const [stopped, alive] = clients as [ChildProcess, ChildProcess];
    stopped.kill('SIGSTOP');
    const since = performance.now();
    await until('the dead sockets are ended', () => open() <= each, HALF_OPEN_MS).catch(() =>
      faults.push(`${open() - each} dead sockets are held`),
    );
    print(`${each} sockets of a stopped process were ended within ${((performance.now() - since) / 1000).toFixed(1)} s`);
    const { open: left } = await ask(alive);
    if (left !== each) faults.push(`${each - left} living sockets were ended with them`);
    stopped.kill('SIGCONT');
  } finally {
    for (const client of clients) client.kill('SIGKILL');
  }
  await until('nothing is open any more', () => open() === 0).catch(() => faults.push(`${open()} sockets are left open`));
  print(`behind them the gateway holds ${residentMb(pid)?.toFixed(0)} MB, before them ${before.toFixed(0)} MB`);
  return faults;
}

async function ask(client: ChildProcess): Promise<IdleTold> {
  client.send('count');
  const [told] = (await once(client, 'message')) as [IdleTold];
  return told;
}
