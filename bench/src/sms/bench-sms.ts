import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLog } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { startSms } from '@lapor/stack/sms/start-sms';
import type { System } from '@lapor/stack/system/start-system';
import type { Bar } from '../bar.js';
import { cpuMicroseconds, familyCpuMicroseconds } from '../cpu-time.js';
import { percentile } from '../percentile.js';
import type { Results } from '../results.js';
import { keptFolder, startKeptSystem } from '../start-kept-system.js';
import { type Carrier, type Given, startCarrier } from './carrier.js';
import { type Checked, checkReports, KEYWORD } from './check-reports.js';

const PER_SECOND = 100;
/** Before anything is timed: every process has compiled what it runs often. */
const WARM_UP = 500;
/** So many messages each number sends, one right after the other; far below what a number may send. */
const EACH = 2;
const PATIENCE_MS = 60_000;

/** Measures SMS end to end on the whole system: from the channel's door to the reply at the carrier. */
export async function benchSms(messages: number): Promise<Results> {
  const dataFolder = keptFolder('sms');
  // Whatever was started is stopped again, also when the next part cannot start.
  const started: Running[] = [];
  try {
    const system = await startKeptSystem(dataFolder);
    started.unshift(system);
    const carrier = await startCarrier();
    started.unshift(carrier);
    const sms = await startSms({
      system,
      dataFolder,
      port: 0,
      carrierPort: null,
      databaseUrl: undefined,
      settings: { SMS_SEND_URL: carrier.sendUrl },
      logLevel: 'error',
      onLine: (line) => process.stderr.write(`sms: ${line}\n`),
      log: createLog('bench', 'error'),
    });
    started.unshift(sms);
    const to = { port: sms.port, key: system.secrets.smsCarrierKey, perSecond: PER_SECOND };
    await answered(carrier, await carrier.bring(textsOf(WARM_UP), to), 0);
    const pids = { ...pidsOf(system), sms: sms.child.pid() ?? 0, PostgreSQL: await postmaster(dataFolder), carrier: process.pid };
    const [before, began] = [cpuOf(pids), carrier.replies.length];
    const given = await carrier.bring(textsOf(messages), to);
    await answered(carrier, given, began);
    const used = Object.entries(cpuOf(pids)).map(([name, cpu]) => [name, (cpu - (before[name] ?? 0)) / messages] as const);
    // A reply too many would come a moment later.
    await delay(1_000);
    const checked = await checkReports(system.databases.reports, given, carrier.replies.slice(began));
    return results(messages, { given, checked, again: carrier.again(), used });
  } finally {
    for (const part of started) await part.stop();
  }
}

/** Texts of numbers that have never written: their first message costs the vault an account. */
function textsOf(count: number): readonly Omit<Given, 'at'>[] {
  const run = Date.now();
  return Array.from({ length: count }, (_, index) => ({
    from: `0813${String((run + Math.floor(index / EACH)) % 100_000_000).padStart(8, '0')}`,
    text: `${KEYWORD} lampu jalan di depan rumah kami padam sejak kemarin malam, mohon diperbaiki (${run}-${index})`,
  }));
}

/** Waits until as many replies have come as messages were given. */
async function answered(carrier: Carrier, given: readonly Given[], before: number): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; carrier.replies.length - before < given.length; await delay(20))
    if (performance.now() > deadline) return;
}

interface Measured {
  readonly given: readonly Given[];
  readonly checked: Checked;
  readonly again: number;
  /** Microseconds of a processor for each message. */
  readonly used: readonly (readonly [string, number])[];
}

function results(messages: number, { given, checked, again, used }: Measured): Results {
  const { times, lastAt, lost, double, unanswered, tooMany } = checked;
  const seconds = ((given.at(-1)?.at ?? 0) - (given[0]?.at ?? 0)) / 1_000;
  const last = lastAt - (given[0]?.at ?? 0);
  const none = (what: string, figure: number): Bar => ({ what, unit: '', figure, limit: 0, must: 'not exceed' });
  const time = (what: string, figure: number, limit: number | null): Bar => ({ what, unit: 'ms', figure, limit, must: 'not exceed' });
  return {
    name: 'sms',
    command: `npm run bench -- sms --messages ${messages}`,
    setting: [
      `The whole system with PostgreSQL (fsync and synchronous commit on), one process of each kind, the channel of SMS as it is set by default, and`,
      `a carrier over HTTP as Kannel speaks it, all on the same cores and on loopback. ${messages} messages come at ${PER_SECOND} a second whatever becomes of those`,
      `before, from ${Math.ceil(messages / EACH)} numbers that have never written, each ${EACH} right after each other, with the limits for each number on. A time is that from`,
      'the arrival of a message at the channel’s door to its own reply at the carrier, which names the report; the carrier tells of each reply that it was delivered.',
    ],
    bars: [
      { what: 'messages brought', unit: '/s', figure: (given.length - 1) / seconds, limit: PER_SECOND * 0.99, must: 'reach' },
      { what: 'replies, until the last', unit: '/s', figure: (times.length * 1_000) / last, limit: PER_SECOND * 0.95, must: 'reach' },
      time('from the door to the reply at the carrier, median', percentile(times, 0.5), null),
      time('from the door to the reply at the carrier, p95', percentile(times, 0.95), 2_000),
      time('from the door to the reply at the carrier, p99', percentile(times, 0.99), null),
      none('messages without a report', lost),
      none('reports too many', double),
      none('messages without their own reply in their order', unanswered),
      none('replies too many', tooMany),
      { what: 'messages that had to be brought again', unit: '', figure: again, limit: null, must: 'not exceed' },
      ...used.map(
        ([name, figure]): Bar => ({ what: `processor time of a message, ${name}`, unit: 'µs', figure, limit: null, must: 'not exceed' }),
      ),
      {
        what: 'processor time of a message, all',
        unit: 'µs',
        figure: used.reduce((sum, [, each]) => sum + each, 0),
        limit: null,
        must: 'not exceed',
      },
    ],
  };
}

function pidsOf({ children }: System): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(children).map(([name, child]) => [name, child.pid() ?? 0]));
}

async function postmaster(dataFolder: string): Promise<number> {
  return Number((await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

function cpuOf(pids: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  // The benchmark is the parent of the processes that are measured.
  const cpu = (pid: number) => (pid === process.pid ? cpuMicroseconds(pid) : familyCpuMicroseconds(pid));
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpu(pid)]));
}
