import { createServer } from 'node:http';
import { close, listen } from '@lapor/kit/http/listen';

/**
 * A port of this machine nobody listens on at the moment: the wanted one, or any for 0.
 * @throws {PortTakenError} when the wanted one is taken.
 */
export async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  const port = await listen(probe, wanted, '127.0.0.1');
  await close(probe, 0);
  return port;
}
