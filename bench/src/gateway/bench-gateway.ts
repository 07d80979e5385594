import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Bar } from '../bar.js';
import { cpuMicroseconds } from '../cpu-time.js';
import { installedPeer } from '../installed-peer.js';
import { watchMemory } from '../memory.js';
import { percentile } from '../percentile.js';
import type { Results } from '../results.js';
import type { BareAnswer } from './bare-main.js';
import { gatewayBars, type Measured } from './bars.js';
import { SCHEMAS } from './country.js';
import { type CountrySystem, startCountry } from './country-system.js';
import { ask, load } from './load.js';
import { canPin, mainOf, type Peer } from './peers.js';
import type { Call } from './stub-main.js';
import { jsonRequest } from './wire.js';
import { distinctOperations, oneSlowInTen, WORKLOADS, type Workload } from './workloads.js';

export interface GatewayBenchOptions {
  readonly rounds: number;
  /** For each peer and workload in each round. */
  readonly seconds: number;
  /** Whether the peers that are installed on demand take part. */
  readonly installed: boolean;
  /** Equal queries at one moment are sent once by all that can. */
  readonly sharing: boolean;
  /** One workload instead of all. */
  readonly only?: string | undefined;
  /** Only our gateway, and where it leaves a CPU profile when it ends. */
  readonly profile?: string | undefined;
}

const CONNECTIONS = 50;
/** Below 8 the runtime still makes machine code of what it has found hot, on the core that is measured. */
const WARM_UP_SECONDS = 8;
/** What is measured: one operation over and over, or several in rotation. */
const SETS: readonly { readonly name: string; readonly operations: readonly Workload[] }[] = [
  ...WORKLOADS.map((workload) => ({ name: workload.name, operations: [workload] })),
  { name: '500 operations in rotation', operations: distinctOperations(500) },
  { name: 'one slow in ten', operations: oneSlowInTen() },
];

/** Peers side by side, in turns, on the same questions; identical answers are checked first. */
export async function benchGateway(options: GatewayBenchOptions): Promise<Results> {
  const country = await startCountry({ pinned: true });
  try {
    const nodeOptions = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile)}`];
    const own = await country.startOwn({ env: options.sharing ? { SHARE_QUERIES: 'true' } : {}, nodeOptions });
    if (options.profile !== undefined) return results(options, await measure(options, [own]));
    const peers = [await startBare(country, own), own, ...(await startRivals(country, options))];
    await checkAnswers(own, peers);
    return results(options, await measure(options, peers));
  } finally {
    await country.stop();
  }
}

async function startBare({ folder, stub, start }: CountrySystem, own: Peer): Promise<Peer> {
  const answersFile = join(folder, 'answers.json');
  await writeFile(answersFile, JSON.stringify(await recordAnswers(stub, own)));
  return start({ name: 'bare', main: mainOf('bare'), env: { ANSWERS_FILE: answersFile, STUB_ORIGIN: `http://127.0.0.1:${stub.port}` } });
}

async function startRivals({ supergraphFile, stub, start }: CountrySystem, { installed, sharing }: GatewayBenchOptions): Promise<Peer[]> {
  const plain = await start({ name: 'plain', main: mainOf('apollo'), env: { SUPERGRAPH_FILE: supergraphFile } });
  if (!installed) return [plain];
  const main = await installedPeer('hive');
  const args = (planner: string) => [supergraphFile, planner, sharing ? 'shared' : 'each'];
  return [
    plain,
    await start({ name: 'hive', main, args: args('js') }),
    await start({ name: 'hive-rust', main, args: args('rust') }),
    await start({ name: 'mercurius', main: await installedPeer('mercurius'), args: [String(stub.port), Object.keys(SCHEMAS).join()] }),
  ];
}

const bodyOf = ({ query, variables }: Workload): string => JSON.stringify({ query, ...(variables && { variables }) });
const requestOf = (workload: Workload): Buffer => jsonRequest('/graphql', bodyOf(workload));

/** The calls that our plan makes, for the process that does nothing but them. */
async function recordAnswers(stub: Peer, own: Peer): Promise<BareAnswer[]> {
  const answers: BareAnswer[] = [];
  for (const workload of WORKLOADS) {
    await ask(own.port, requestOf(workload));
    await ask(stub.port, jsonRequest('/record', '{}'));
    const answer = await ask(own.port, requestOf(workload));
    const waves = JSON.parse(await ask(stub.port, jsonRequest('/calls', '{}'))) as Call[][];
    answers.push({ request: bodyOf(workload), waves, answer });
  }
  return answers;
}

async function checkAnswers(own: Peer, peers: readonly Peer[]): Promise<void> {
  for (const { operations } of SETS) {
    for (const workload of operations) {
      const expected: unknown = JSON.parse(await ask(own.port, requestOf(workload)));
      if ((expected as { errors?: unknown }).errors) throw new Error(`${workload.name}: ${JSON.stringify(expected).slice(0, 500)}`);
      for (const peer of ableTo(operations, peers)) {
        const answer = await ask(peer.port, requestOf(workload));
        if (!isDeepStrictEqual(JSON.parse(answer), expected))
          throw new Error(`${peer.name} answers ${workload.name} differently: ${answer.slice(0, 500)}`);
      }
    }
  }
}

/** The process without a gateway knows the calls of the fixed questions only. */
function ableTo(operations: readonly Workload[], peers: readonly Peer[]): readonly Peer[] {
  return peers.filter((peer) => peer.name !== 'bare' || operations.length === 1);
}

async function measure({ rounds, seconds, only }: GatewayBenchOptions, peers: readonly Peer[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  const sets = SETS.filter(({ name }) => only === undefined || name === only);
  const memory = new Map(peers.map((peer) => [peer, watchMemory(peer.pid)]));
  for (const { name, operations } of sets) {
    const able = ableTo(operations, peers);
    const requests = operations.map(requestOf);
    for (const peer of able) await load(peer.port, requests, CONNECTIONS, WARM_UP_SECONDS);
    const byPeer = new Map<Peer, Round[]>(able.map((peer) => [peer, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const peer of round % 2 === 0 ? able : able.toReversed()) byPeer.get(peer)?.push(await measureRound(peer, requests, seconds));
    }
    for (const [peer, found] of byPeer) {
      const middle = (figure: keyof Round) =>
        percentile(
          found.map((each) => each[figure]),
          0.5,
        );
      const figures = { perSecond: middle('perSecond'), p99: middle('p99'), cpu: middle('cpu') };
      measured.push({ workload: name, peer: peer.name, ...figures });
      process.stderr.write(`${name}, ${peer.name}: ${figures.perSecond.toFixed(0)}/s, ${figures.cpu.toFixed(0)} µs of its core each\n`);
    }
  }
  for (const [peer, watch] of memory) measured.push({ workload: 'memory', peer: peer.name, megabytes: watch.stop() });
  return measured;
}

/** One peer on one workload, once: requests per second, milliseconds, microseconds of processor time per request. */
interface Round {
  readonly perSecond: number;
  readonly p99: number;
  readonly cpu: number;
}

async function measureRound({ port, pid }: Peer, requests: readonly Buffer[], seconds: number): Promise<Round> {
  const before = cpuMicroseconds(pid);
  const { perSecond, times } = await load(port, requests, CONNECTIONS, seconds);
  return { perSecond, p99: percentile(times, 0.99), cpu: (cpuMicroseconds(pid) - before) / times.length };
}

function results({ rounds, seconds, installed, sharing, only, profile }: GatewayBenchOptions, measured: readonly Measured[]): Results {
  const bars: readonly Bar[] = gatewayBars(measured, sharing);
  return {
    name: sharing ? 'gateway-sharing' : 'gateway',
    command: `npm run bench -- gateway${sharing ? ' --sharing' : ''}`,
    setting: [
      `Each peer ${rounds} times ${seconds} s in turns, ${CONNECTIONS} connections with one request each, medians of the rounds; all on this runtime,`,
      canPin ? 'each gateway alone on one core, the subgraphs and the client on another,' : 'the processes not held to cores,',
      `${sharing ? 'with sharing of equal requests in all that have it' : 'without sharing of equal requests'}. "bare" makes the calls of our plan and returns bytes that were made before;`,
      'our own gateway checks tokens, counts, signs an identity for each call and limits as in an installation.',
    ],
    bars,
    partial: !installed || only !== undefined || profile !== undefined,
  };
}
