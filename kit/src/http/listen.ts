import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartFailure } from '../start-failure.js';

/** A port that is taken, said in a sentence. */
export class PortTakenError extends StartFailure {
  override readonly name = 'PortTakenError';
  constructor(port: number) {
    super(`Port ${port} is taken by another process. Stop that process or choose another port.`);
  }
}

/** Listens and resolves with the real port (0 asks the system for a free one). */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Stops listening, lets running requests end, and cuts what is left after the grace time. */
export function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
