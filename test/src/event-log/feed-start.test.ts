import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { Position } from '@lapor/subgraph-kit/event-log/position';
import { positionBefore, readLog } from '@lapor/subgraph-kit/event-log/read';
import { findStart } from '@lapor/subgraph-kit/feed/feed-start';
import { anEvent, aReport, type LogEnvironment, openLog, openTransaction, texts, write } from '../environment/event-log.js';
import { until } from '../environment/until.js';

describe('a feed from a moment on', () => {
  let log: LogEnvironment;
  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log.close());

  /** The database's own clock, which events are stamped by. */
  const now = async () => (await log.database.query<{ now: Date }[]>('select clock_timestamp() as now'))[0]!.now;
  const soon = async (moment: Date) => until('the clock goes on', async () => (await now()) > new Date(moment.getTime() + 1));
  const readFrom = async (start: Position) => texts((await readLog(log.database, start, 100)).events);
  const readAfter = async (since: Date) => readFrom(await positionBefore(log.database, since));
  // Transactions of other databases of the same server hold back what may be read and where a feed begins: not for long.
  const exactly = (wanted: readonly string[], read: () => Promise<readonly unknown[]>) =>
    until(`exactly ${wanted.join(' and ') || 'nothing'} is read`, async () => (await read()).join() === wanted.join());

  it('begins with the first event recorded from then on', async () => {
    await write(log.database, 'before');
    // A moment is told in milliseconds: one that begins within the event's own would hold it as well.
    await soon(await now());
    const moment = await now();
    await soon(moment);
    await write(log.database, 'first');
    await write(log.database, 'second');
    await exactly(['first', 'second'], () => readAfter(moment));
  });

  it('misses no event of a transaction that commits later and stands before those that are already there', async () => {
    const moment = await now();
    await soon(moment);
    const open = await openTransaction(log.database, (manager) => appendEvents(manager, aReport(), [anEvent('slow')]));
    await write(log.database, 'fast');
    const start = await positionBefore(log.database, moment);
    await open.commit();
    await exactly(['slow', 'fast'], async () => (await readFrom(start)).slice(-2));
  });

  it('begins at the end when nothing was recorded since', async () => {
    const moment = await now();
    const later = new Date(moment.getTime() + 60_000);
    const start = await positionBefore(log.database, later);
    await exactly([], () => readAfter(later));
    await write(log.database, 'next');
    await exactly(['next'], async () => (await readFrom(start)).slice(-1));
  });

  it.each(['yesterday', '2026-02-30T00:00:00.000Z', '2026-11-24', ''])('is refused when %j is no moment', async (since) => {
    expect(await findStart(log.database, 'feed', log.tail.head(), { after: null, since })).toMatchObject({
      ok: false,
      code: 'CURSOR_INVALID',
    });
  });
});
