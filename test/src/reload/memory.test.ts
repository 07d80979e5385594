import { EventEmitter, on } from 'node:events';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type LiveConnection } from '../environment/live-client.js';
import { until } from '../environment/until.js';
import { type StubSubgraph, startStubSubgraph } from '../federation/stub-subgraph.js';
import { type Footprint, type GatewayProcess, startGatewayProcess } from './gateway-process.js';
import { compose, type SupergraphHealth } from './reloading-gateway.js';
import { type SmallSubgraph, signingKeys, startSmallSubgraph } from './small-subgraph.js';
import { startTraffic } from './traffic.js';

/** `npm run reloads` takes a thousand. */
const RELOADS = Number(process.env.LAPOR_RELOADS ?? 16);
/** The heap is measured so often; the first of these times it still grows into its caches. */
const SAMPLES = 8;
const OPEN_SUBSCRIPTIONS = 20;
const CLIENTS = 1;
const SLOW_CLIENTS = 2;
/** Between the first and the second half. One generation of this supergraph that is not let go of holds more than two. */
const MAX_GROWTH_MB = 8;
/** The system takes back late what threads have left, so this goes up and down. */
const MAX_RESIDENT_GROWTH = 1.25;
/** Longer than a takeover takes from its beginning to its end: some of these are always in flight through one. */
const SLOW_MS = 1_500;

const OPERATIONS = [
  '{ publicReports(first: 3) { nodes { trackingId stage leadAgency { name } } } }',
  '{ agencies(first: 3) { nodes { code name } } }',
  'query Named($never: Boolean = false) { publicReports(first: 2) { nodes { trackingId publishedTitle @include(if: $never) } } }',
];
const SLOW_OPERATIONS = ['{ slow }', 'query Again { slow }'];

describe(`${RELOADS} supergraphs, one after another, under load`, () => {
  const source = new EventEmitter().setMaxListeners(OPEN_SUBSCRIPTIONS + 1);
  let folder: string;
  let file: string;
  let stubs: StubSubgraph[];
  let live: SmallSubgraph;
  let supergraphSdl: string;
  let gateway: GatewayProcess;
  let connection: LiveConnection;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lapor-reloads-'));
    file = join(folder, 'supergraph.graphql');
    const texts = await Promise.all(['reports', 'agencies', 'citizens'].map(readSdl));
    stubs = await Promise.all(texts.map((sdl) => startStubSubgraph(sdl, { nulls: 0, errors: 0 })));
    live = await startSmallSubgraph('live', 'type Query { slow: Int } type Subscription { ticks: Int }', {
      Query: { slow: () => after(SLOW_MS, 1) },
      Subscription: { ticks: { subscribe: () => on(source, 'tick'), resolve: ([n]: [number]) => n } },
    });
    // Under other names, because the gateway follows rights from `agencies` and `citizens`, which these do not tell.
    supergraphSdl = compose(...stubs.map(({ url }, index) => ({ name: `stub${index}`, url, sdl: texts[index]! })), live);
    await writeFile(file, supergraphSdl);
    gateway = await startGatewayProcess({
      PORT: '0',
      SUPERGRAPH_FILE: file,
      IDENTITY_SIGNING_KEYS: signingKeys('stub0', 'stub1', 'stub2', 'live'),
      TRUSTED_ISSUERS: 'https://issuer.test=http://127.0.0.1:9/jwks.json',
    });
    connection = await connect(gateway.url);
  });
  afterAll(async () => {
    await connection?.close();
    await gateway?.stop();
    await live?.stop();
    for (const stub of stubs) await stub.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const serving = async () => ((await (await fetch(`${gateway.url}/health`)).json()) as { supergraph: SupergraphHealth }).supergraph.id;
  const reload = async (number: number) => {
    const former = await serving();
    await writeFile(`${file}.new`, `${supergraphSdl}\n# ${number}`);
    await rename(`${file}.new`, file);
    await until('the next one serves', async () => (await serving()) !== former, 60_000);
    for (const stub of stubs) stub.asked.length = 0;
  };

  it(
    'fail no request, end no subscription and leave nothing behind',
    async () => {
      const streams = Array.from({ length: OPEN_SUBSCRIPTIONS }, () => connection.stream<{ ticks: number }>('subscription { ticks }'));
      await until('the streams are open', () => source.listenerCount('tick') === OPEN_SUBSCRIPTIONS);
      const traffic = await startTraffic(gateway.url, OPERATIONS, CLIENTS);
      const slow = await startTraffic(gateway.url, SLOW_OPERATIONS, SLOW_CLIENTS);
      const footprints: Footprint[] = [];
      const measure = async (when: string) => {
        const footprint = await gateway.measure();
        footprints.push(footprint);
        process.stdout.write(`${when}: ${show(footprint)}\n`);
      };
      for (let number = 1; number <= RELOADS; number += 1) {
        await reload(number);
        source.emit('tick', number);
        if (number % Math.floor(RELOADS / SAMPLES) === 0) await measure(`${number} reloads`);
      }
      await Promise.all([traffic.stop(), slow.stop()]);
      await measure(`${RELOADS} reloads, ${traffic.asked} requests and ${slow.asked} slow ones`);

      expect([...traffic.failures, ...slow.failures]).toEqual([]);
      expect(Math.min(traffic.asked, slow.asked)).toBeGreaterThan(RELOADS);
      const ticks = Array.from({ length: RELOADS }, (_, index) => ({ data: { ticks: index + 1 } }));
      for (const stream of streams) expect(await stream.take(RELOADS)).toEqual(ticks);
      const [, ...settled] = footprints;
      const [early, late] = [settled.slice(0, settled.length / 2), settled.slice(settled.length / 2)];
      const most = (of: readonly Footprint[], what: 'heapMb' | 'rssMb') => Math.max(...of.map((footprint) => footprint[what]));
      expect(most(late, 'heapMb') - most(early, 'heapMb')).toBeLessThan(MAX_GROWTH_MB);
      expect(most(late, 'rssMb') / most(early, 'rssMb')).toBeLessThan(MAX_RESIDENT_GROWTH);
      // Nothing is in flight any more, so that only the threads of the present generation are left.
      expect(settled.at(-1)!.threads ?? 0).toBeLessThanOrEqual(settled[0]!.threads ?? 0);
    },
    60_000 + RELOADS * 10_000,
  );
});

function readSdl(subgraph: string): Promise<string> {
  return readFile(fileURLToPath(new URL(`../../../schema/subgraphs/${subgraph}.graphql`, import.meta.url)), 'utf8');
}

function show({ heapMb, rssMb, threads }: Footprint): string {
  return `heap ${heapMb.toFixed(1)} MB, resident ${rssMb.toFixed(0)} MB, ${threads} threads`;
}
