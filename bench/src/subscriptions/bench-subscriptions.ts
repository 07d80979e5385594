import { setTimeout as delay } from 'node:timers/promises';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { System } from '@lapor/stack/system/start-system';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { type Bar, toLine } from '../bar.js';
import { residentMegabytes } from '../memory.js';
import { percentile } from '../percentile.js';
import type { Results } from '../results.js';
import { keptFolder, startKeptSystem } from '../start-kept-system.js';
import { type Arrivals, type Clients, startClients } from './clients.js';
import { type DeskWorld, openDeskWorld } from './desk-world.js';

const FOLLOWERS = 10_000;
const FOLLOWERS_WITH_ENTITY = 1_000;
const OPERATIONS = 200;
const PER_SECOND = 100;
const WRITERS = 16;
const MISSED = 10_000;
const EVENTS = 9;
const COMINGS_BACK = 5;
/** A process that has just started is slower; what it comes to is measured. */
const WARM_UP_SECONDS = 10;
const SETTLE_MS = 3_000;

const PLAIN = 'subscription ($desk: String!, $after: String) { deskEvents(agencyCode: $desk, after: $after) { id type state occurredAt } }';
const JOINED = `subscription ($desk: String!, $after: String) { deskEvents(agencyCode: $desk, after: $after)
  { id type state occurredAt report { trackingId leadAgency { name } } } }`;
const ONE_REPORT = 'subscription ($id: ID!) { reportEvents(reportId: $id) { id type state report { trackingId leadAgency { name } } } }';

/** Measures subscriptions on the whole system, from PostgreSQL to many clients, all on this machine. */
export async function benchSubscriptions(seconds: number): Promise<Results> {
  const system = await startKeptSystem(keptFolder('subscriptions'));
  const clients = await startClients();
  const world = openDeskWorld(system);
  try {
    const { port } = new URL(system.gatewayUrl);
    const measuring = { system, clients, world, port: Number(port) };
    const bars: Bar[] = [];
    for (const measure of [measureOneDesk, measureJoined, measureManyOperations, measureCatchUp]) {
      const measured = await measure(measuring, seconds);
      for (const bar of measured) say(toLine(bar));
      bars.push(...measured);
    }
    return {
      name: 'subscriptions',
      command: `npm run bench -- subscriptions --seconds ${seconds}`,
      setting: [
        'The whole system with PostgreSQL (fsync and synchronous commit on), one gateway process, and the clients in one process of their own,',
        'all on the same cores. A client is a WebSocket with one subscription (graphql-transport-ws). Times begin when the event is recorded,',
        'which is a moment before its transaction commits, and end when the client has read it.',
      ],
      bars,
    };
  } finally {
    world.close();
    clients.stop();
    await system.stop();
  }
}

interface Measuring {
  readonly system: System;
  readonly clients: Clients;
  readonly world: DeskWorld;
  readonly port: number;
}

/** Ten thousand follow one desk: what they cost idle, and when the last of them has an event. */
async function measureOneDesk({ system, clients, world, port }: Measuring): Promise<readonly Bar[]> {
  const gateway = system.children.gateway.pid() ?? 0;
  const token = await world.token('admin-nasional');
  const operations = [{ query: PLAIN, variables: { desk: NATIONAL_DESK } }];
  await clients.open({ port, token, count: 10, operations });
  await world.file(20);
  await clients.close();
  await delay(SETTLE_MS);
  const before = await residentMegabytes(gateway);
  say(`opening ${FOLLOWERS} clients`);
  await clients.open({ port, token, count: FOLLOWERS, operations });
  await delay(SETTLE_MS);
  const kilobytes = (((await residentMegabytes(gateway)) - before) * 1_000) / FOLLOWERS;
  say('writing events for them');
  const last = await lastArrivals({ clients, world }, FOLLOWERS);
  await clients.close();
  return [
    {
      what: `one event to ${FOLLOWERS} clients, the last, median`,
      unit: 'ms',
      figure: percentile(last, 0.5),
      limit: 1_000,
      must: 'not exceed',
    },
    {
      what: `one event to ${FOLLOWERS} clients, the last, at most`,
      unit: 'ms',
      figure: Math.max(...last),
      limit: null,
      must: 'not exceed',
    },
    { what: 'resident memory for each idle client', unit: 'kB', figure: kilobytes, limit: 16, must: 'not exceed' },
  ];
}

/** A thousand follow one desk and want to know more of each report, from another subgraph. */
async function measureJoined({ clients, world, port }: Measuring): Promise<readonly Bar[]> {
  const operations = [{ query: JOINED, variables: { desk: NATIONAL_DESK } }];
  await clients.open({ port, token: await world.token('admin-nasional'), count: FOLLOWERS_WITH_ENTITY, operations });
  await lastArrivals({ clients, world }, FOLLOWERS_WITH_ENTITY);
  const last = await lastArrivals({ clients, world }, FOLLOWERS_WITH_ENTITY);
  await clients.close();
  return [
    {
      what: `one event with its report to ${FOLLOWERS_WITH_ENTITY} clients, the last, median`,
      unit: 'ms',
      figure: percentile(last, 0.5),
      limit: 60,
      must: 'not exceed',
    },
  ];
}

/** For each of some events, how long it took until all clients had it. */
async function lastArrivals({ clients, world }: Pick<Measuring, 'clients' | 'world'>, count: number): Promise<readonly number[]> {
  await clients.arrivals();
  const arrivals = new Map<string, readonly number[]>();
  for (let event = 1; event <= EVENTS; event += 1) {
    await world.file(1);
    for (let waited = 0; waited < 200 && [...arrivals.values()].flat().length < event * count; waited += 1) {
      await delay(50);
      add(arrivals, await clients.arrivals());
    }
  }
  const recorded = await world.recorded();
  return [...arrivals].map(([id, times]) => {
    if (times.length !== count) throw new Error(`an event came to ${times.length} of ${count} clients`);
    return Math.max(...times) - (recorded.get(id) ?? Number.NaN);
  });
}

/** A thousand clients follow two hundred reports, on which somebody works. */
async function measureManyOperations({ clients, world, port }: Measuring, seconds: number): Promise<readonly Bar[]> {
  say(`giving ${OPERATIONS} reports to an agency`);
  const reports = await world.dispose(OPERATIONS);
  const operations = reports.map(({ id }) => ({ query: ONE_REPORT, variables: { id } }));
  await clients.open({ port, token: await world.token('petugas-metro'), count: 1_000, operations });
  await writeNotes(world, reports, WARM_UP_SECONDS);
  await delay(SETTLE_MS);
  await clients.arrivals();
  const { notes, perSecond } = await writeNotes(world, reports, seconds);
  await delay(SETTLE_MS);
  const arrivals = await clients.arrivals();
  const recorded = await world.recorded();
  const times = [...arrivals].flatMap(([id, all]) => all.map((at) => at - (recorded.get(id) ?? Number.NaN)));
  const wanted = notes * (1_000 / OPERATIONS);
  if (times.length !== wanted) throw new Error(`${times.length} events came, and ${wanted} were to come`);
  await clients.close();
  const of = `1,000 clients with ${OPERATIONS} operations`;
  return [
    { what: `${of}, events written`, unit: '/s', figure: perSecond, limit: PER_SECOND * 0.95, must: 'reach' },
    { what: `${of}, from PostgreSQL to the client, median`, unit: 'ms', figure: percentile(times, 0.5), limit: null, must: 'not exceed' },
    { what: `${of}, from PostgreSQL to the client, p99`, unit: 'ms', figure: percentile(times, 0.99), limit: 150, must: 'not exceed' },
  ];
}

/** A hundred notes a second, on the reports in turns; also how many a second it came to. */
async function writeNotes(world: DeskWorld, reports: Awaited<ReturnType<DeskWorld['dispose']>>, seconds: number) {
  const began = performance.now();
  const notes = seconds * PER_SECOND;
  let next = 0;
  const write = async () => {
    for (let note = next; note < notes; note = next) {
      next += 1;
      await delay(Math.max(0, began + (note * 1_000) / PER_SECOND - performance.now()));
      const report = reports[note % OPERATIONS];
      if (report) await world.note(report);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return { notes, perSecond: (notes * 1_000) / (performance.now() - began) };
}

/** One client comes back to ten thousand events that it has missed, several times over. */
async function measureCatchUp(measuring: Measuring): Promise<readonly Bar[]> {
  say(`filing ${MISSED} reports`);
  await measuring.world.file(MISSED);
  const token = await measuring.world.token('admin-nasional');
  const bars: Bar[] = [];
  for (const [what, query, limit] of [
    ['alone', PLAIN, 1_000],
    ['with their reports', JOINED, null],
  ] as const) {
    const times: number[] = [];
    for (let time = 0; time < COMINGS_BACK; time += 1) times.push(await catchUp(measuring, token, query));
    const of = `one client catches up with ${MISSED} events ${what}`;
    bars.push(
      { what: `${of}, median`, unit: 'ms', figure: percentile(times, 0.5), limit, must: 'not exceed' },
      { what: `${of}, the first time`, unit: 'ms', figure: times[0] ?? Number.NaN, limit: null, must: 'not exceed' },
    );
  }
  return bars;
}

/** How long it takes from the connection to the last event, in milliseconds. */
async function catchUp({ clients, port }: Measuring, token: string, query: string): Promise<number> {
  const after = encodeCursor(`desk:${NATIONAL_DESK}`, START);
  await clients.arrivals();
  const began = performance.timeOrigin + performance.now();
  await clients.open({ port, token, count: 1, operations: [{ query, variables: { desk: NATIONAL_DESK, after } }] });
  const arrivals = new Map<string, readonly number[]>();
  while (arrivals.size < MISSED) {
    await delay(20);
    add(arrivals, await clients.arrivals());
  }
  await clients.close();
  const times = [...arrivals.values()].flat().toSorted((left, right) => left - right);
  return (times[MISSED - 1] ?? Number.NaN) - began;
}

function add(arrivals: Map<string, readonly number[]>, more: Arrivals): void {
  for (const [id, times] of more) arrivals.set(id, [...(arrivals.get(id) ?? []), ...times]);
}

function say(what: string): void {
  process.stderr.write(`${what}\n`);
}
