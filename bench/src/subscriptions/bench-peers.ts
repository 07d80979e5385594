import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { composeSupergraph } from '@lapor/schema/compose';
import { freePort } from '@lapor/stack/postgres/free-port';
import { MEMORY } from '@lapor/stack/system/memory';
import { makeSecrets } from '@lapor/stack/system/secrets';
import { type Bar, toLine } from '../bar.js';
import { type Peer, type PeerOptions, startPeer } from '../gateway/peers.js';
import { installedPeer } from '../installed-peer.js';
import { residentMegabytes } from '../memory.js';
import { percentile } from '../percentile.js';
import type { Results } from '../results.js';
import { type Clients, startClients } from './clients.js';
import { JOINED, PLAIN, SCHEMAS } from './stub-country.js';

const CLIENTS = 1_000;
const EVENTS = 9;
const WARM_UP = 3;
const SETTLE_MS = 2_000;
/** How long the last client of an event may take before it is given up. */
const PATIENCE_MS = 20_000;
/** Ours with a field of another subgraph. */
const LONGEST_JOINED_MS = 60;
const MOST_KILOBYTES = 16;

/** Measures gateways of others beside ours, over subgraphs that all of them can speak to. */
export async function benchSubscriptionPeers(): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'lapor-bench-streams-'));
  const stub = await startPeer({ name: 'the subgraphs', main: fileURLToPath(new URL('stub-main.js', import.meta.url)) });
  const clients = await startClients();
  try {
    const bars: Bar[] = [];
    for (const options of await peersOver(stub, folder)) {
      const measured = await measurePeer(options, { stub, clients });
      for (const bar of measured) process.stderr.write(`${toLine(bar)}\n`);
      bars.push(...measured);
    }
    return {
      name: 'subscription-peers',
      command: 'npm run bench -- subscription-peers',
      setting: [
        `One event to ${CLIENTS} clients of graphql-transport-ws, each with a connection of its own, through one gateway process at a time. Gateways,`,
        'clients and subgraphs are on the same cores. The subgraphs are stubs in one process, because those of this project answer to a signed identity',
        'alone, which the others do not make; Mercurius reads them by Federation 1, the others by Federation 2. A time ends when the last client has read',
        'the event. With an item: one field comes from the other subgraph. Memory is what a second thousand of idle clients adds to the first.',
      ],
      bars,
    };
  } finally {
    clients.stop();
    await stub.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function peersOver(stub: Peer, folder: string): Promise<readonly PeerOptions[]> {
  const names = Object.keys(SCHEMAS);
  const urlOf = (name: string) => `http://127.0.0.1:${stub.port}/${name}`;
  const composed = composeSupergraph(Object.entries(SCHEMAS).map(([name, sdl]) => ({ name, sdl, url: urlOf(name) })));
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, composed.supergraphSdl);
  const { identityKeys } = makeSecrets();
  const env = {
    ...MEMORY.gateway,
    PORT: String(await freePort(0)),
    LOG_LEVEL: 'fatal',
    SUPERGRAPH_FILE: file,
    IDENTITY_SIGNING_KEYS: names.map((name) => `${name}=gateway-1:${identityKeys.reports}`).join(','),
    TRUSTED_ISSUERS: 'https://lapor.test=http://127.0.0.1:9/jwks',
  };
  const hive = await installedPeer('hive', 'streams.mjs');
  return [
    { name: 'own', main: fileURLToPath(import.meta.resolve('@lapor/gateway/main')), env },
    { name: 'hive', main: hive, args: [file, 'javascript'] },
    { name: 'hive-rust', main: hive, args: [file, 'rust'] },
    { name: 'mercurius', main: await installedPeer('mercurius'), args: [String(stub.port), names.join(), 'streams'] },
  ];
}

interface Around {
  readonly stub: Peer;
  readonly clients: Clients;
}

async function measurePeer(options: PeerOptions, around: Around): Promise<readonly Bar[]> {
  const peer = await startPeer(options);
  const { name } = options;
  const isOwn = name === 'own';
  try {
    const plain = await measure(peer, PLAIN, around);
    const joined = await measure(peer, JOINED, around);
    const time = (what: string, times: readonly number[] | string, limit: number | null): readonly Bar[] =>
      typeof times === 'string'
        ? [{ what: `${name}: ${what}: ${times}`, unit: '', figure: Number.NaN, limit: null, must: 'not exceed' }]
        : [
            { what: `${name}: ${what}, the last client, median`, unit: 'ms', figure: percentile(times, 0.5), limit, must: 'not exceed' },
            { what: `${name}: ${what}, the last client, at most`, unit: 'ms', figure: Math.max(...times), limit: null, must: 'not exceed' },
          ];
    return [
      ...time('one event', plain.last, null),
      ...time('one event with an item', joined.last, isOwn ? LONGEST_JOINED_MS : null),
      { what: `${name}: items asked for with each event`, unit: '', figure: joined.fetches, limit: isOwn ? 1 : null, must: 'not exceed' },
      { what: `${name}: an idle client`, unit: 'kB', figure: plain.kilobytes, limit: isOwn ? MOST_KILOBYTES : null, must: 'not exceed' },
    ];
  } finally {
    await peer.stop();
  }
}

/** How long each event took to the last client, or why that cannot be said. */
async function measure({ port, pid }: Peer, query: string, { stub, clients }: Around) {
  await clients.open({ port, token: undefined, count: 10, operations: [{ query }] });
  await delay(SETTLE_MS);
  await stub.query('write');
  await delay(SETTLE_MS);
  await clients.close();
  const openAll = async () => {
    await clients.open({ port, token: undefined, count: CLIENTS, operations: [{ query }] });
    await delay(SETTLE_MS);
    return residentMegabytes(pid);
  };
  // What the first ones bring about is mostly what any client would: code that is compiled, a young generation that grows.
  const before = await openAll();
  const kilobytes = (((await openAll()) - before) * 1_000) / CLIENTS;
  await clients.close();
  await openAll();
  const last: Arrived[] = [];
  try {
    for (let event = 0; event < WARM_UP + EVENTS; event += 1) last.push(await lastClient({ stub, clients }));
    const measured = last.slice(WARM_UP);
    const fetches = ((measured.at(-1)?.fetches ?? 0) - (measured[0]?.fetches ?? 0)) / (measured.length - 1);
    return { kilobytes, fetches, last: measured.map(({ took }) => took) };
  } catch (error) {
    return { kilobytes, fetches: Number.NaN, last: (error as Error).message };
  } finally {
    await clients.close();
  }
}

interface Arrived {
  /** Until the last client had it, in milliseconds. */
  readonly took: number;
  /** Items that were asked for before it. */
  readonly fetches: number;
}

async function lastClient({ stub, clients }: Around): Promise<Arrived> {
  await clients.arrivals();
  const { id, at, fetches } = (await stub.query('write')) as { id: string; at: number; fetches: number };
  const times: number[] = [];
  for (const began = performance.now(); times.length < CLIENTS; await delay(50)) {
    times.push(...((await clients.arrivals()).get(id) ?? []));
    if (performance.now() - began > PATIENCE_MS) throw new Error(`came to ${times.length} of ${CLIENTS} clients`);
  }
  if (times.length > CLIENTS) throw new Error(`came ${times.length} times to ${CLIENTS} clients`);
  return { took: Math.max(...times) - at, fetches };
}
