import type { Bar } from '../bar.js';
import { watchMemory } from '../memory.js';
import type { Results } from '../results.js';
import { startCountry } from './country-system.js';
import { load } from './load.js';
import { jsonRequest } from './wire.js';
import { newOperations } from './workloads.js';

const OPERATIONS = 5_000;
const CONNECTIONS = 50;
const CHUNK_SECONDS = 10;
const MOST_MEMORY_MB = 300;
/** The last quarter of the run to the second one; what is above is no noise of collections. */
const MOST_GROWTH = 1.05;

/** What our gateway holds after a million requests of more operations than it can keep the plans of. */
export async function benchEndurance(requests: number): Promise<Results> {
  const country = await startCountry({ pinned: true });
  try {
    const own = await country.startOwn();
    const operations = newOperations(OPERATIONS).map(({ query }) => jsonRequest('/graphql', JSON.stringify({ query })));
    const chunks: { readonly done: number; readonly megabytes: number }[] = [];
    let done = 0;
    while (done < requests) {
      const memory = watchMemory(own.pid);
      // Where it goes on in the rotation, so that all come round.
      const from = done % OPERATIONS;
      const { times } = await load(own.port, [...operations.slice(from), ...operations.slice(0, from)], CONNECTIONS, CHUNK_SECONDS);
      done += times.length;
      chunks.push({ done, megabytes: memory.stop() });
      process.stderr.write(`${done} requests, ${chunks.at(-1)?.megabytes.toFixed(0)} MB\n`);
    }
    const most = (from: number, to: number) =>
      Math.max(
        ...chunks.filter(({ done: at }) => at > requests * from && (to === 1 || at <= requests * to)).map(({ megabytes }) => megabytes),
      );
    const bars: Bar[] = [
      { what: 'resident memory at most', unit: 'MB', figure: most(0, 1), limit: MOST_MEMORY_MB, must: 'not exceed' },
      { what: 'resident memory, second quarter', unit: 'MB', figure: most(0.25, 0.5), limit: null, must: 'not exceed' },
      { what: 'resident memory, last quarter', unit: 'MB', figure: most(0.75, 1), limit: null, must: 'not exceed' },
      { what: 'last quarter to second', unit: '×', figure: most(0.75, 1) / most(0.25, 0.5), limit: MOST_GROWTH, must: 'not exceed' },
    ];
    return {
      name: 'endurance',
      command: 'npm run bench -- endurance',
      setting: [
        `${done} requests over ${OPERATIONS} operations in rotation, ${CONNECTIONS} connections with one request each;`,
        'the gateway alone on one core, as the stack starts it, resident memory looked at four times a second.',
      ],
      bars,
      partial: requests < 1_000_000,
    };
  } finally {
    await country.stop();
  }
}
