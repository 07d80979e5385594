import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import { close, listen, PortTakenError } from '@lapor/kit/http/listen';

/**
 * Below the ports that operating systems hand out by themselves (Linux: net.ipv4.ip_local_port_range from 32768, others
 * from 49152): between this look and the moment at which the port is used, or a restart uses it again, no outgoing
 * connection can be given it.
 */
const FIRST = 20_000;
/** Each process looks among its own hundred, so that two that start at once do not find the same port free. */
const SHARE = 100;
const SHARES = 127;

const first = FIRST + (process.pid % SHARES) * SHARE;
/** The next place to look at: a port given out is not given again before all others of the share were. */
let next = randomInt(SHARE);

/**
 * A port of this machine nobody listens on at the moment: the wanted one, or any for 0.
 * @throws {PortTakenError} when the wanted one is taken, or all that may be taken.
 */
export async function freePort(wanted: number): Promise<number> {
  if (wanted !== 0) return probe(wanted);
  for (let tried = 1; ; tried++) {
    const port = first + next;
    next = (next + 1) % SHARE;
    try {
      return await probe(port);
    } catch (error) {
      if (tried === SHARE || !(error instanceof PortTakenError)) throw error;
    }
  }
}

async function probe(port: number): Promise<number> {
  const server = createServer();
  await listen(server, port, '127.0.0.1');
  await close(server, 0);
  return port;
}
