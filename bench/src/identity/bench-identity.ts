import type { Results } from '../results.js';
import { measureInProcess } from './in-process.js';
import { measureOverSockets } from './over-sockets.js';

/** Measures what it costs the gateway to know who asks: in its own process, and over sockets against the whole system. */
export async function benchIdentity(): Promise<Results> {
  return {
    name: 'identity',
    command: 'npm run bench -- identity',
    setting: [
      'What a token adds to a request, against a request without one, in turns. In process: from the Authorization value to the',
      "request's context, with 1,000 different tokens in turn, while 46,000 officers have changed and 100,000 sessions have ended.",
      'Over sockets: the whole system with its databases and this client on the same machine, one request at a time over one kept',
      'connection; the figure is the median of the differences within the pairs. "Never seen" includes verifying the signature.',
    ],
    bars: [...(await measureInProcess()), ...(await measureOverSockets())],
  };
}
