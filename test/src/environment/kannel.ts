import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '@lapor/stack/postgres/free-port';
import { until } from './until.js';

const BEARERBOX = '/usr/sbin/bearerbox';
const SMSBOX = '/usr/sbin/smsbox';
const FAKESMSC = '/usr/lib/kannel/test/fakesmsc';

/** Whether the programs of Debian's packages `kannel` and `kannel-extras` are there. */
export const HAS_KANNEL = [BEARERBOX, SMSBOX, FAKESMSC].every(existsSync);

export interface KannelOptions {
  /** Where smsbox brings messages: the whole address, with Kannel's letters in it. */
  readonly getUrl: string;
  readonly username: string;
  readonly password: string;
}

/** A real Kannel, with a telephone network that its own `fakesmsc` plays. */
export interface Kannel {
  readonly sendUrl: string;
  /** Sends one message as a telephone, in fakesmsc's words: its kind and its data. It stays for answers until the next one comes. */
  phone(number: string, kind: 'text' | 'ucs2' | 'data', data: string): Promise<KannelPhone>;
  stop(): Promise<void>;
}

export interface KannelPhone {
  /** What fakesmsc has printed of messages that came to the network, as `from to kind text`. */
  readonly received: readonly string[];
}

/** Starts bearerbox and smsbox on loopback, with a configuration of their own in a folder that goes with them. */
export async function startKannel({ getUrl, username, password }: KannelOptions): Promise<Kannel> {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-test-kannel-'));
  const [admin, box, network, send] = [await freePort(0), await freePort(0), await freePort(0), await freePort(0)];
  const configuration = join(folder, 'kannel.conf');
  await writeFile(configuration, configure({ admin, box, network, send, getUrl, username, password }), { mode: 0o600 });
  const running: ChildProcess[] = [];
  let boxes = 0;
  const start = async (program: string, parameters: readonly string[], ready: RegExp) => {
    const lines: string[] = [];
    const child = spawn(program, parameters, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    running.push(child);
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (line) => lines.push(line));
    await until(`${program} is ready`, () => {
      if (child.exitCode !== null) throw new Error(lines.slice(0, 10).join('\n'));
      return lines.some((line) => ready.test(line));
    });
    return lines;
  };
  const stop = async () => {
    for (const child of running.toReversed()) await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await start(BEARERBOX, ['-v', '0', configuration], /MAIN: Start-up done|Start-up done/);
    await start(SMSBOX, ['-v', '0', configuration], /Connected to bearerbox|sendsms_thread/);
  } catch (error) {
    await stop();
    throw error;
  }
  boxes = running.length;
  return {
    sendUrl: `http://127.0.0.1:${send}/cgi-bin/sendsms`,
    stop,
    async phone(number, kind, data) {
      // `smsc = fake` talks to one client at a time.
      for (const former of running.splice(boxes)) await end(former);
      const parameters = ['-H', '127.0.0.1', '-r', String(network), '-m', '1', `${number} 1708 ${kind} ${data}`];
      const lines = await start(FAKESMSC, parameters, /sent message 1/);
      return {
        get received() {
          return lines.flatMap((line) => /Got message \d+: <(.*)>$/.exec(line)?.[1] ?? []);
        },
      };
    },
  };
}

/** They end at the second signal when the first finds them busy. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(patience);
}

interface Configured extends KannelOptions {
  readonly admin: number;
  readonly box: number;
  readonly network: number;
  readonly send: number;
}

/** The groups of `sms-service` and `smsbox` are those of docs/runbook.md. */
function configure({ admin, box, network, send, getUrl, username, password }: Configured): string {
  return `
group = core
admin-port = ${admin}
admin-interface = 127.0.0.1
admin-password = ${password}
smsbox-port = ${box}
smsbox-interface = 127.0.0.1
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = fake
port = ${network}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${send}
sendsms-interface = 127.0.0.1
http-request-retry = 1000
http-queue-delay = 1

group = sendsms-user
username = ${username}
password = ${password}
max-messages = 10
concatenation = true

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "${getUrl}"
`;
}
