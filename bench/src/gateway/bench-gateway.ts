import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { composeSupergraph } from '@lapor/schema/compose';
import type { Bar } from '../bar.js';
import { cpuMicroseconds } from '../cpu-time.js';
import { watchMemory } from '../memory.js';
import { percentile } from '../percentile.js';
import type { Results } from '../results.js';
import type { BareAnswer } from './bare-main.js';
import { gatewayBars, type Measured } from './bars.js';
import { SCHEMAS } from './country.js';
import { installedHive } from './hive.js';
import { ask, load } from './load.js';
import { canPin, mainOf, ownEnvironment, type Peer, type PeerOptions, pinMyself, startPeer } from './peers.js';
import type { Call } from './stub-main.js';
import { jsonRequest } from './wire.js';
import { distinctOperations, WORKLOADS, type Workload } from './workloads.js';

export interface GatewayBenchOptions {
  readonly rounds: number;
  /** For each peer and workload in each round. */
  readonly seconds: number;
  readonly hive: boolean;
  /** One workload instead of all. */
  readonly only?: string | undefined;
  /** Only our gateway, and where it leaves a CPU profile when it ends. */
  readonly profile?: string | undefined;
}

const CONNECTIONS = 50;
const GATEWAY_CORE = 0;
const OTHER_CORE = 1;
const WARM_UP_SECONDS = 3;
const OWN = fileURLToPath(import.meta.resolve('@lapor/gateway/main'));
const ROTATION = { name: '500 operations in rotation', operations: distinctOperations(500) };

/** Peers side by side, in turns, on the same questions; identical answers are checked first. */
export async function benchGateway(options: GatewayBenchOptions): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-bench-gateway-'));
  await pinMyself(OTHER_CORE);
  const peers: Peer[] = [];
  const start = async (options: Omit<PeerOptions, 'core'>, core = GATEWAY_CORE) => {
    const peer = await startPeer({ ...options, core });
    peers.push(peer);
    return peer;
  };
  try {
    const stub = await start({ name: 'the subgraphs', main: mainOf('stub') }, OTHER_CORE);
    const supergraphFile = join(folder, 'supergraph.graphql');
    await writeFile(supergraphFile, composed(stub.port));
    const nodeOptions = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile)}`];
    const own = await start({ name: 'own', main: OWN, env: await ownEnvironment(supergraphFile, stub.port), nodeOptions });
    if (options.profile !== undefined) return results(options, await measure(options, [own]));
    const answersFile = join(folder, 'answers.json');
    await writeFile(answersFile, JSON.stringify(await recordAnswers(stub, own)));
    const bare = await start({
      name: 'bare',
      main: mainOf('bare'),
      env: { ANSWERS_FILE: answersFile, STUB_ORIGIN: `http://127.0.0.1:${stub.port}` },
    });
    const rivals = [await start({ name: 'plain', main: mainOf('apollo'), env: { SUPERGRAPH_FILE: supergraphFile } })];
    if (options.hive) {
      const main = await installedHive();
      rivals.push(await start({ name: 'hive', main, args: [supergraphFile, 'js'] }));
      rivals.push(await start({ name: 'hive-rust', main, args: [supergraphFile, 'rust'] }));
    }
    await checkAnswers(own, [bare, ...rivals]);
    return results(options, await measure(options, [bare, own, ...rivals]));
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

function composed(stubPort: number): string {
  const subgraphs = Object.entries(SCHEMAS).map(([name, sdl]) => ({ name, sdl, url: `http://127.0.0.1:${stubPort}/${name}` }));
  const composition = composeSupergraph(subgraphs);
  if (!composition.ok) throw new Error(composition.problems.join('\n'));
  return composition.supergraphSdl;
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

async function checkAnswers(own: Peer, others: readonly Peer[]): Promise<void> {
  for (const workload of WORKLOADS) {
    const expected: unknown = JSON.parse(await ask(own.port, requestOf(workload)));
    if ((expected as { errors?: unknown }).errors) throw new Error(`${workload.name}: ${JSON.stringify(expected).slice(0, 500)}`);
    for (const peer of others) {
      const answer = await ask(peer.port, requestOf(workload));
      if (!isDeepStrictEqual(JSON.parse(answer), expected))
        throw new Error(`${peer.name} answers ${workload.name} differently: ${answer.slice(0, 500)}`);
    }
  }
}

async function measure({ rounds, seconds, only }: GatewayBenchOptions, peers: readonly Peer[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  const all = [...WORKLOADS.map((workload) => ({ name: workload.name, operations: [workload] })), ROTATION];
  const sets = all.filter(({ name }) => only === undefined || name === only);
  const memory = new Map(peers.map((peer) => [peer, watchMemory(peer.pid)]));
  for (const { name, operations } of sets) {
    // The process without a gateway knows the calls of the fixed questions only.
    const able = peers.filter((peer) => peer.name !== 'bare' || operations.length === 1);
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

function results({ rounds, seconds, hive, only, profile }: GatewayBenchOptions, measured: readonly Measured[]): Results {
  const bars: readonly Bar[] = gatewayBars(measured);
  return {
    name: 'gateway',
    command: 'npm run bench -- gateway',
    setting: [
      `Each peer ${rounds} times ${seconds} s in turns, ${CONNECTIONS} connections with one request each, medians of the rounds; all on this runtime,`,
      canPin ? 'each gateway alone on one core, the subgraphs and the client on another,' : 'the processes not held to cores,',
      'without sharing of equal requests. "bare" makes the calls of our plan and returns bytes that were made before;',
      'our own gateway checks tokens, counts, signs an identity for each call and limits as in an installation.',
    ],
    bars,
    partial: !hive || only !== undefined || profile !== undefined,
  };
}
