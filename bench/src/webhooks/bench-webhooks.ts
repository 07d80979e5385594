import { setTimeout as delay } from 'node:timers/promises';
import type { Bar } from '../bar.js';
import { cpuMicroseconds } from '../cpu-time.js';
import { percentile } from '../percentile.js';
import type { Results } from '../results.js';
import { keptFolder, startKeptSystem } from '../start-kept-system.js';
import { type Receiver, startReceiver } from './receiver.js';
import { openWebhookWorld, type WebhookWorld, type WorkedReport } from './webhook-world.js';

const REPORTS = 200;
const MISSED = 1_000;
/** An agency may have no more. */
const WEBHOOKS = 20;
const PER_SECOND = 100;
const WARM_UP = 500;
const PATIENCE_MS = 60_000;

interface Measuring {
  readonly world: WebhookWorld;
  readonly receiver: Receiver;
  readonly reports: readonly WorkedReport[];
  /** Processor time of the process that delivers, in microseconds. */
  readonly cpu: () => number;
}

/** Measures webhooks on the whole system: what one process delivers, and how soon after the commit. */
export async function benchWebhooks(seconds: number): Promise<Results> {
  const system = await startKeptSystem(keptFolder('webhooks'), { reports: { WEBHOOK_ALLOW_LOOPBACK: 'true' } });
  const receiver = await startReceiver();
  try {
    const world = await openWebhookWorld(system);
    try {
      const cpu = () => cpuMicroseconds(system.children.reports.pid() ?? 0);
      const measuring = { world, receiver, cpu, reports: await world.work(REPORTS) };
      await measureLive(measuring, WARM_UP);
      const bars = [
        ...(await measureCatchUp(measuring, 1)),
        ...(await measureCatchUp(measuring, WEBHOOKS)),
        ...(await measureLive(measuring, seconds * PER_SECOND)),
      ];
      return {
        name: 'webhooks',
        command: `npm run bench -- webhooks --seconds ${seconds}`,
        setting: [
          'The whole system with PostgreSQL (fsync and synchronous commit on), one process of reports, and the receiver in the process that also',
          'writes the events, all on the same cores; over http on loopback. The events of one webhook are delivered one after the other, each when',
          'the one before was taken. Times begin when the event is recorded, which is a moment before its transaction commits, and end when the',
          'receiver has read it.',
        ],
        bars,
      };
    } finally {
      world.close();
    }
  } finally {
    await receiver.stop();
    await system.stop();
  }
}

/** Webhooks that have missed a thousand events each. */
async function measureCatchUp({ world, receiver, reports, cpu }: Measuring, webhooks: number): Promise<readonly Bar[]> {
  const after = await world.end();
  await world.write(reports, MISSED);
  receiver.forget();
  const before = cpu();
  const numbers = Array.from({ length: webhooks }, (_, number) => number);
  const ids = await Promise.all(numbers.map((number) => world.create(receiver.urlOf(number), after)));
  await taken(receiver, MISSED * webhooks);
  const used = cpu() - before;
  const all = numbers.flatMap((number) => receiver.at(number).map(({ at }) => at));
  const perSecond = ((all.length - 1) * 1_000) / (percentile(all, 1) - percentile(all, 0));
  const wrong = await wrongOrder({ world, receiver }, numbers);
  for (const id of ids) await world.delete(id);
  const of = webhooks === 1 ? 'one webhook' : `${webhooks} webhooks`;
  return [
    { what: `${of}, ${MISSED} missed events each, deliveries`, unit: '/s', figure: perSecond, limit: null, must: 'reach' },
    { what: `${of}, processor time of reports for a delivery`, unit: 'µs', figure: used / all.length, limit: null, must: 'not exceed' },
    { what: `${of}, deliveries lost, doubled or out of order`, unit: '', figure: wrong, limit: 0, must: 'not exceed' },
  ];
}

/** One webhook that is told of events as they come. */
async function measureLive({ world, receiver, reports }: Measuring, events: number): Promise<readonly Bar[]> {
  receiver.forget();
  const id = await world.create(receiver.urlOf(0), await world.end());
  const perSecond = await world.write(reports, events, PER_SECOND);
  await taken(receiver, events);
  const recorded = await world.recorded();
  const times = receiver.at(0).map((delivery) => delivery.at - (recorded.get(delivery.id) ?? Number.NaN));
  const wrong = await wrongOrder({ world, receiver }, [0]);
  await world.delete(id);
  const of = `${PER_SECOND} events a second to one webhook`;
  return [
    { what: `${of}, written`, unit: '/s', figure: perSecond, limit: PER_SECOND * 0.95, must: 'reach' },
    { what: `${of}, from commit to receiver, median`, unit: 'ms', figure: percentile(times, 0.5), limit: null, must: 'not exceed' },
    { what: `${of}, from commit to receiver, p99`, unit: 'ms', figure: percentile(times, 0.99), limit: null, must: 'not exceed' },
    { what: `${of}, lost, doubled or out of order`, unit: '', figure: wrong, limit: 0, must: 'not exceed' },
  ];
}

/** Rejects when they do not come. */
async function taken(receiver: Receiver, count: number): Promise<void> {
  for (let last = { count: -1, at: 0 }; receiver.count() < count; await delay(20)) {
    if (receiver.count() > last.count) last = { count: receiver.count(), at: performance.now() };
    if (performance.now() - last.at > PATIENCE_MS) throw new Error(`${last.count} of ${count} deliveries have come, and no more`);
  }
}

/** How many places differ from the log's order, behind the first event that came. */
async function wrongOrder({ world, receiver }: Pick<Measuring, 'world' | 'receiver'>, webhooks: readonly number[]): Promise<number> {
  const log = [...(await world.recorded()).keys()];
  return webhooks.reduce((sum, number) => {
    const came = receiver.at(number).map(({ id }) => id);
    const wanted = log.slice(log.indexOf(came[0] ?? ''));
    return sum + Math.abs(wanted.length - came.length) + came.filter((id, index) => id !== wanted[index]).length;
  }, 0);
}
