import type { Bar } from '../bar.js';
import { cpuMicroseconds } from '../cpu-time.js';
import { createGatewayClient, type GatewayClient } from '../identity/gateway-client.js';
import { percentile } from '../percentile.js';
import { startSeededSystem } from '../reports/seeded-system.js';
import type { Results } from '../results.js';
import { type CountedCalls, countCalls } from './counted-calls.js';
import { type GatewayBeside, startGatewayBeside } from './gateway-beside.js';

const REPORTS = 1_000;
const RUNS = 100;
const ROUNDS = 10;
const REQUESTS = 500;
const LIST = `{ publicReports(first: 20) { nodes {
  trackingId publishedTitle stage leadAgency { name shortName } category { name } region { name } } } }`;

interface Peer {
  readonly gateway: GatewayBeside;
  readonly client: GatewayClient;
  readonly calls: CountedCalls;
}

/** Measures what the entity cache saves on the public list: calls to the registry, and the time of both processes. */
export async function benchEntities(): Promise<Results> {
  const { system, reports } = await startSeededSystem(REPORTS);
  const agencies = system.children.agencies.pid() as number;
  const origin = `http://127.0.0.1:${system.ports.agencies}`;
  const start = async (megabytes: string): Promise<Peer> => {
    const calls = await countCalls(origin);
    const gateway = await startGatewayBeside(system, calls.url, { ENTITY_CACHE_MB: megabytes });
    return { gateway, calls, client: createGatewayClient(gateway.url) };
  };
  const stopped: Peer[] = [];
  try {
    const without = await start('0');
    stopped.push(without);
    const withCache = await start('32');
    stopped.push(withCache);
    const [expected, given] = [await without.client.get(LIST), await withCache.client.get(LIST)];
    if (JSON.stringify(expected) !== JSON.stringify(given)) throw new Error('the two gateways give different answers');
    const calls = { without: await countRuns(without), with: await countRuns(withCache) };
    const figures = { without: [] as Round[], with: [] as Round[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      figures.without.push(await measure(without, agencies));
      figures.with.push(await measure(withCache, agencies));
    }
    return {
      name: 'entities',
      command: 'npm run bench -- entities',
      setting: [
        `The public list of ${reports} reports, 20 on a page with agency, category and region each, asked by one client over one`,
        `connection, of two gateways of one running system in turns: one with the entity cache and one without. Calls are those to the`,
        `registry in ${RUNS} runs, times the medians of ${ROUNDS} rounds of ${REQUESTS} requests.`,
      ],
      bars: bars(calls, figures),
    };
  } finally {
    for (const { client, gateway, calls } of stopped) {
      client.close();
      await gateway.stop();
      await calls.stop();
    }
    await system.stop();
  }
}

/** Microseconds for one request. */
interface Round {
  readonly gateway: number;
  readonly agencies: number;
  readonly took: number;
}

async function countRuns({ client, calls }: Peer): Promise<number> {
  const before = calls.count();
  for (let run = 0; run < RUNS; run += 1) await client.get(LIST);
  return calls.count() - before;
}

async function measure({ gateway, client }: Peer, agencies: number): Promise<Round> {
  const before = { gateway: cpuMicroseconds(gateway.pid), agencies: cpuMicroseconds(agencies) };
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request += 1) times.push(await client.microseconds(LIST, undefined));
  return {
    gateway: (cpuMicroseconds(gateway.pid) - before.gateway) / REQUESTS,
    agencies: (cpuMicroseconds(agencies) - before.agencies) / REQUESTS,
    took: percentile(times, 0.5),
  };
}

function bars(calls: { without: number; with: number }, rounds: { without: readonly Round[]; with: readonly Round[] }): readonly Bar[] {
  const median = (of: readonly Round[], what: keyof Round) =>
    percentile(
      of.map((round) => round[what]),
      0.5,
    );
  const told = (what: string, figure: number): Bar => ({ what, unit: 'µs', figure, limit: null, must: 'not exceed' });
  const names = {
    gateway: 'processor time of the gateway',
    agencies: 'processor time of the registry',
    took: 'time of a request',
  } as const;
  return [
    { what: `calls to the registry in ${RUNS} runs, without`, unit: '×', figure: calls.without, limit: null, must: 'reach' },
    { what: `calls to the registry in ${RUNS} runs, with the cache`, unit: '×', figure: calls.with, limit: 1, must: 'not exceed' },
    ...(Object.keys(names) as (keyof Round)[]).flatMap((what) => [
      told(`${names[what]}, without`, median(rounds.without, what)),
      told(`${names[what]}, with the cache`, median(rounds.with, what)),
    ]),
    {
      what: 'processor time of the gateway, with against without',
      unit: '×',
      figure: median(rounds.with, 'gateway') / median(rounds.without, 'gateway'),
      limit: 0.9,
      must: 'not exceed',
    },
  ];
}
