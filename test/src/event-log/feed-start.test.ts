import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
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
  const readAfter = async (since: Date) => texts((await readLog(log.database, await positionBefore(log.database, since), 100)).events);

  it('begins with the first event recorded from then on', async () => {
    await write(log.database, 'before');
    const moment = await now();
    await soon(moment);
    await write(log.database, 'first');
    await write(log.database, 'second');
    expect(await readAfter(moment)).toEqual(['first', 'second']);
  });

  it('misses no event of a transaction that commits later and stands before those that are already there', async () => {
    const moment = await now();
    await soon(moment);
    const open = await openTransaction(log.database, (manager) => appendEvents(manager, aReport(), [anEvent('slow')]));
    await write(log.database, 'fast');
    const start = await positionBefore(log.database, moment);
    await open.commit();
    expect(texts((await readLog(log.database, start, 100)).events)).toEqual(['slow', 'fast']);
  });

  it('begins at the end when nothing was recorded since', async () => {
    const moment = await now();
    const later = new Date(moment.getTime() + 60_000);
    const start = await positionBefore(log.database, later);
    expect(await readAfter(later)).toEqual([]);
    await write(log.database, 'next');
    expect(texts((await readLog(log.database, start, 100)).events)).toEqual(['next']);
  });

  it.each(['yesterday', '2026-02-30T00:00:00.000Z', '2026-11-24', ''])('is refused when %j is no moment', async (since) => {
    expect(await findStart(log.database, 'feed', log.tail.head(), { after: null, since })).toMatchObject({
      ok: false,
      code: 'CURSOR_INVALID',
    });
  });
});
