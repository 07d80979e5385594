import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { followTopic } from '@lapor/subgraph-kit/event-log/follow';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { readChain, readLog, settledHead } from '@lapor/subgraph-kit/event-log/read';
import { anEvent, aReport, type LogEnvironment, openLog, openTransaction, take, texts, write } from '../environment/event-log.js';

describe('the order of the event log', () => {
  let log: LogEnvironment;
  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log.close());

  it('shows a running reader both events when transactions commit in the opposite order of their event ids', async () => {
    const { database, tail } = log;
    const live = followTopic({ database, tail, topic: 'desk:order', after: null });
    const pending = take(live, 3);

    const first = await openTransaction(database, (manager) => appendEvents(manager, aReport(), [anEvent('first', ['desk:order'])]));
    const second = await openTransaction(database, (manager) => appendEvents(manager, aReport(), [anEvent('second', ['desk:order'])]));
    await second.commit();
    await write(database, 'third', aReport(), ['desk:order']);

    // The second and third are committed, yet nobody may read them: the first, which stands before them, may still come.
    const early = await readLog(database, await settledHead(database), 10);
    expect(early).toEqual({ events: [], unsettled: true });

    await first.commit();
    expect(texts(await pending)).toEqual(['first', 'second', 'third']);
    await live.return?.();
  });

  it('goes on when the transaction that held readers back is rolled back, without any notification', async () => {
    const { database, tail } = log;
    const live = followTopic({ database, tail, topic: 'desk:rollback', after: null });
    const pending = take(live, 1);
    const holder = await openTransaction(database, (manager) => appendEvents(manager, aReport(), [anEvent('never', ['desk:rollback'])]));
    await write(database, 'kept', aReport(), ['desk:rollback']);
    await holder.rollback();
    expect(texts(await pending)).toEqual(['kept']);
    await live.return?.();
  });

  it('refuses a transaction that wrote before it locked its report and was overtaken by another', async () => {
    const { database } = log;
    const report = aReport();
    const late = await openTransaction(database, (manager) => appendEvents(manager, aReport(), [anEvent('something else')]));
    await write(database, 'overtaking', report);
    await expect(appendEvents(late.manager, report, [anEvent('overtaken')])).rejects.toThrow('was overtaken');
    await late.rollback();
  });

  it('refuses nobody of many who begin with the same chain at once: each takes its place after its wait', async () => {
    const { database } = log;
    const report = aReport();
    await write(database, 'first', report);
    await Promise.all(Array.from({ length: 300 }, (_, index) => write(database, String(index), report)));
    expect(await readChain(database.manager, report, { after: 0, limit: 500 })).toHaveLength(301);
  });

  it('gives every follower all events once and in one order while many writers commit at random times', async () => {
    const { database, tail } = log;
    const writers = 8;
    const each = 40;
    const total = writers * each;
    const topic = 'desk:many';
    const follow = () => take(followTopic({ database, tail, topic, after: START }), total);

    const fromTheStart = follow();
    const joined: ReturnType<typeof follow>[] = [];
    const writing = Array.from({ length: writers }, async (_, writer) => {
      for (let index = 0; index < each; index += 1) {
        if (index % 10 === writer % 10) joined.push(follow());
        await database.transaction(async (manager) => {
          await appendEvents(manager, aReport(), [anEvent(`${writer}/${index}`, [topic])]);
          await manager.query('select pg_sleep(random() * 0.01)');
        });
      }
    });
    await Promise.all(writing);
    const reference = texts(await fromTheStart);
    expect(new Set(reference).size).toBe(total);
    for (const follower of joined) expect(texts(await follower)).toEqual(reference);
    // Each writer's own events stand in the order in which it wrote them.
    for (let writer = 0; writer < writers; writer += 1) {
      const own = reference.filter((text) => String(text).startsWith(`${writer}/`));
      expect(own).toEqual(Array.from({ length: each }, (_, index) => `${writer}/${index}`));
    }
  });
});
