import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { decodeCursor, encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { followTopic } from '@lapor/subgraph-kit/event-log/follow';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { Client } from 'pg';
import { anEvent, aReport, type LogEnvironment, openLog, take, texts, write } from '../environment/event-log.js';
import { until } from '../environment/until.js';

describe('following a topic', () => {
  let log: LogEnvironment;
  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log.close());

  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  const writeAll = async (topic: string, from: number, to: number) => {
    for (const number of numbers(from, to)) await write(log.database, `${number}`, undefined, [topic]);
  };

  it('hands over from history to live without gap or duplicate while events keep coming', async () => {
    const topic = 'desk:handover';
    await writeAll(topic, 0, 50);
    const writing = writeAll(topic, 50, 150);
    const live = followTopic({ ...log, topic, after: START });
    expect(texts(await take(live, 150))).toEqual(numbers(0, 150).map(String));
    await writing;
    await live.return?.();
  });

  it('resumes behind the cursor it was cut off at and gives exactly the rest', async () => {
    const topic = 'desk:resume';
    await writeAll(topic, 0, 10);
    const before = followTopic({ ...log, topic, after: START });
    const seen = await take(before, 4);
    await before.return?.();
    const cursor = encodeCursor(topic, seen[3]!.position);
    const decoded = decodeCursor(topic, cursor);
    if (!decoded.ok) throw new Error('the cursor was not accepted');
    await writeAll(topic, 10, 12);
    const after = followTopic({ ...log, topic, after: decoded.position });
    expect(texts(await take(after, 8))).toEqual(numbers(4, 12).map(String));
    await after.return?.();
  });

  it('loses nothing when a follower is slower than its queue is long', async () => {
    const topic = 'desk:slow';
    const live = followTopic({ ...log, topic, after: null });
    const first = take(live, 1);
    await writeAll(topic, 0, 1);
    expect(texts(await first)).toEqual(['0']);
    // The queue holds 1,000; these come while nobody reads. One statement each would take long, so in bulk.
    await log.database.transaction(async (manager) => {
      await appendEvents(
        manager,
        aReport(),
        numbers(1, 2_501).map((number) => anEvent(`${number}`, [topic])),
      );
    });
    await write(log.database, '2501', undefined, [topic]);
    expect(texts(await take(live, 2_501))).toEqual(numbers(1, 2_502).map(String));
    await live.return?.();
  });

  it('goes on after PostgreSQL has cut every connection', async () => {
    const topic = 'desk:cut';
    const live = followTopic({ ...log, topic, after: null });
    const pending = take(live, 2);
    await write(log.database, 'before', undefined, [topic]);
    const operator = new Client({ connectionString: log.url });
    await operator.connect();
    await operator.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await operator.end();
    // A pooled connection may not have heard of its end yet and refuses to begin; nothing is written by such a try.
    await until('a new connection writes', () => write(log.database, 'after', undefined, [topic]).then(() => true));
    expect(texts(await pending)).toEqual(['before', 'after']);
    await live.return?.();
  });

  it('ends at once when the follower leaves while nothing happens', async () => {
    const live = followTopic({ ...log, topic: 'desk:quiet', after: null });
    const waiting = live.next();
    await live.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it.each([
    ['nonsense', 'CURSOR_INVALID'],
    ['', 'CURSOR_INVALID'],
    [Buffer.from('1.AAAAAAAA.1.1; drop table').toString('base64url'), 'CURSOR_INVALID'],
    [encodeCursor('desk:other', { txid: 1n, number: 1n }), 'CURSOR_MISMATCH'],
  ])('refuses the cursor %j with %s', (cursor, code) => {
    expect(decodeCursor('desk:mine', cursor)).toMatchObject({ ok: false, code });
  });
});
