import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { percentile } from '../percentile.js';
import type { Results } from '../results.js';
import { startCountry } from './country-system.js';
import { ask } from './load.js';
import { jsonRequest } from './wire.js';
import { newOperations } from './workloads.js';

const PER_SECOND = 200;
const EVERY_MS = 50;
const MOST_DELAY_MS = 20;
const PRELOAD = fileURLToPath(new URL('./loop-delay.js', import.meta.url));

/** How far the event loop of our gateway is held up while it is asked nothing but what it has never been asked before. */
export async function benchPlanning(seconds: number): Promise<Results> {
  const country = await startCountry({ pinned: false });
  try {
    const own = await country.startOwn({ nodeOptions: ['--import', PRELOAD] });
    const requests = newOperations(PER_SECOND * seconds).map(({ query }) => jsonRequest('/graphql', JSON.stringify({ query })));
    await own.query('watch the loop');
    const times: number[] = [];
    const asked: Promise<unknown>[] = [];
    let failed = 0;
    const note = (sent: number) => () => void times.push(performance.now() - sent);
    const fail = () => {
      failed += 1;
    };
    const began = performance.now();
    for (const [index, request] of requests.entries()) {
      const due = began + Math.floor((index * 1_000) / PER_SECOND / EVERY_MS) * EVERY_MS;
      if (due > performance.now()) await delay(due - performance.now());
      asked.push(ask(own.port, request).then(checkAnswer).then(note(performance.now()), fail));
    }
    await Promise.all(asked);
    const took = (performance.now() - began) / 1_000;
    const { p99, most } = (await own.query('how was the loop')) as { readonly p99: number; readonly most: number };
    return {
      name: 'planning',
      command: 'npm run bench -- planning',
      setting: [
        `${PER_SECOND} operations that were never asked before each second for ${seconds} s, sent whether or not earlier ones are answered;`,
        'gateway, subgraphs and client share the machine. The delay is what a timer of the gateway was late.',
      ],
      bars: [
        { what: 'operations planned and answered', unit: '/s', figure: times.length / took, limit: null, must: 'reach' },
        { what: 'operations not answered', unit: '', figure: failed, limit: 0, must: 'not exceed' },
        { what: 'answer, median', unit: 'ms', figure: percentile(times, 0.5), limit: null, must: 'not exceed' },
        { what: 'answer, p99', unit: 'ms', figure: percentile(times, 0.99), limit: null, must: 'not exceed' },
        { what: 'event-loop delay, p99', unit: 'ms', figure: p99, limit: MOST_DELAY_MS, must: 'not exceed' },
        { what: 'event-loop delay, most', unit: 'ms', figure: most, limit: null, must: 'not exceed' },
      ],
    };
  } finally {
    await country.stop();
  }
}

function checkAnswer(answer: string): void {
  if ('errors' in (JSON.parse(answer) as object)) throw new Error(`an operation was not answered: ${answer.slice(0, 300)}`);
}
