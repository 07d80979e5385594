import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import { close, listen, PortTakenError } from '@lapor/kit/http/listen';

/**
 * Below the ports that operating systems hand out by themselves (Linux: net.ipv4.ip_local_port_range from 32768, others
 * from 49152): between this look and the moment at which the port is used, or a restart uses it again, no outgoing
 * connection can be given it.
 */
const FIRST = 20_000;
const LAST = 32_767;
const TRIES = 100;

/**
 * A port of this machine nobody listens on at the moment: the wanted one, or any for 0.
 * @throws {PortTakenError} when the wanted one is taken.
 */
export async function freePort(wanted: number): Promise<number> {
  if (wanted !== 0) return probe(wanted);
  for (let tried = 1; tried < TRIES; tried++) {
    const port = await probe(randomInt(FIRST, LAST + 1)).catch((error: unknown) => {
      if (error instanceof PortTakenError) return null;
      throw error;
    });
    if (port !== null) return port;
  }
  return probe(randomInt(FIRST, LAST + 1));
}

async function probe(port: number): Promise<number> {
  const server = createServer();
  await listen(server, port, '127.0.0.1');
  await close(server, 0);
  return port;
}
