import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { readLog, settledHead } from '@lapor/subgraph-kit/event-log/read';
import { anEvent, aReport, type LogEnvironment, openLog, write } from '../environment/event-log.js';
import { until } from '../environment/until.js';

describe('the end of the event log', () => {
  let log: LogEnvironment;
  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log.close());

  /** Waits until the tail has handed out what was written: other databases' transactions may hold it back. */
  const arrived = (text: string) => until(`${text} has arrived`, async () => lastText() === text);
  const lastText = () => log.tail.recent({ ...log.tail.head(), number: log.tail.head().number - 1n })?.at(-1)?.payload.text;

  it('is kept in memory, equal to what is read, and nothing from before it', async () => {
    const { database, tail } = log;
    const opened = tail.head();
    for (const text of ['first', 'second', 'third']) await write(database, text);
    await arrived('third');
    const { events } = await readLog(database, opened, 10);
    expect(events).toHaveLength(3);
    expect(tail.recent(opened)).toEqual(events);
    expect(tail.recent(events[0]!.position)).toEqual(events.slice(1));
    expect(tail.recent(tail.head())).toEqual([]);

    const aggregate = aReport();
    const many = Array.from({ length: 2_500 }, (_, index) => anEvent(`${index}`));
    await database.transaction((manager) => appendEvents(manager, aggregate, many));
    await arrived('2499');
    expect(tail.recent(opened)).toBeNull();
    expect(tail.recent(START)).toBeNull();
    const last = await readLog(database, tail.head(), 1);
    expect(last.events).toEqual([]);
    const kept = tail.recent({ ...tail.head(), number: tail.head().number - 1_000n });
    expect(kept).toHaveLength(1_000);
    expect(kept?.at(-1)?.payload).toEqual({ text: '2499' });
  });

  it('is the highest transaction, also where a lower one has fewer digits and a higher first one', async () => {
    const before = await until('the log has a settled end', async () => {
      const head = await settledHead(log.database);
      return head.txid > 9n && head;
    });
    await log.database.query(`
      insert into event_log (txid, event_id, aggregate_type, aggregate_id, sequence, type, occurred_at, actor, payload, topics, previous_hash, hash)
      select '9', gen_random_uuid(), aggregate_type, gen_random_uuid(), 1, type, occurred_at, actor, payload, topics, previous_hash, hash
      from event_log order by position limit 1`);
    expect(await settledHead(log.database)).toEqual(before);
  });
});
