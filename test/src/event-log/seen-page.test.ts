import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { comparePositions, type Position, START } from '@lapor/subgraph-kit/event-log/position';
import { settledHead } from '@lapor/subgraph-kit/event-log/read';
import { readSeenPage, type SeenPage } from '@lapor/subgraph-kit/event-log/read-seen-page';
import { anEvent, aReport, type LogEnvironment, openLog, openTransaction, write } from '../environment/event-log.js';
import { until } from '../environment/until.js';

describe('a page of a topic for one reader', () => {
  let log: LogEnvironment;
  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log.close());

  const textOf = ({ payload }: StoredEvent) => String(payload.text);
  const page = (topic: string, first: number, after: Position, isSeen: (text: string) => boolean = () => true) =>
    readSeenPage<string>(log.database, topic, { after, first }, async (events) =>
      events.map((event) => (isSeen(textOf(event)) ? textOf(event) : null)),
    );
  const pages = async (topic: string, first: number, isSeen?: (text: string) => boolean): Promise<SeenPage<string>[]> => {
    const all = [await page(topic, first, START, isSeen)];
    while (all.at(-1)?.hasNext) all.push(await page(topic, first, all.at(-1)!.end, isSeen));
    return all;
  };
  const untilSettled = () =>
    until('everything is settled', async () => {
      const [{ last }] = await log.database.query('select coalesce(max(position), 0)::text as last from event_log');
      return String((await settledHead(log.database)).number) === last;
    });

  it.each([1, 2, 3, 7, 500])('gives everything once and in order, in pages of %d', async (first) => {
    const topic = `desk:PAGES-${first}`;
    const texts = Array.from({ length: 7 }, (_, index) => `${index}`);
    for (const text of texts) await write(log.database, text, aReport(), [topic]);
    await untilSettled();
    const read = await pages(topic, first);
    expect(read.flatMap(({ seen }) => seen)).toEqual(texts);
    expect(read).toHaveLength(Math.ceil(7 / first));
    expect((await page(topic, first, read.at(-1)!.end)).seen).toEqual([]);
  });

  it('ends at the end of the whole log whether its last events are hidden or there are none', async () => {
    for (const text of ['seen', 'hidden', 'hidden']) await write(log.database, text, aReport(), ['desk:HIDDEN']);
    await write(log.database, 'elsewhere', aReport(), ['desk:ELSEWHERE']);
    await untilSettled();
    const hiding = await page('desk:HIDDEN', 10, START, (text) => text === 'seen');
    const empty = await page('desk:EMPTY', 10, START);
    expect(hiding).toEqual({ seen: ['seen'], end: empty.end, hasNext: false });
    // A page that is exactly full tells of nothing hidden behind it either.
    expect(await page('desk:HIDDEN', 1, START, (text) => text === 'seen')).toEqual(hiding);
  });

  it('goes on over thousands of hidden events, and ends at none of them', async () => {
    const hidden = Array.from({ length: 60 }, () => Array.from({ length: 100 }, () => anEvent('hidden', ['desk:DENSE'])));
    for (const drafts of hidden) await log.database.transaction((manager) => appendEvents(manager, aReport(), drafts));
    await write(log.database, 'seen', aReport(), ['desk:DENSE']);
    await untilSettled();
    const read = await pages('desk:DENSE', 10, (text) => text === 'seen');
    expect(read.length).toBeGreaterThan(1);
    expect(read.flatMap(({ seen }) => seen)).toEqual(['seen']);
    const rows = await log.database.query("select txid::text, position::text from event_topic where topic = 'desk:DENSE'");
    const events = rows.map(({ txid, position }: Record<string, string>) => ({ txid: BigInt(txid!), number: BigInt(position!) }));
    for (const { end } of read.slice(0, -1)) {
      expect(events.some((event: Position) => comparePositions(event, end) === 0)).toBe(false);
      const step = Number(end.txid - (read[read.findIndex((one) => one.end === end) - 1]?.end.txid ?? 0n));
      expect(Math.log2(step) % 1).toBe(0);
    }
  });

  it('waits for transactions that began earlier: nothing appears behind the reader', async () => {
    const earlier = await openTransaction(log.database, (manager) => appendEvents(manager, aReport(), [anEvent('earlier', ['desk:LATE'])]));
    await write(log.database, 'later', aReport(), ['desk:LATE']);
    const before = await page('desk:LATE', 10, START);
    expect(before).toMatchObject({ seen: [], hasNext: false });
    await earlier.commit();
    await untilSettled();
    expect((await page('desk:LATE', 10, before.end)).seen).toEqual(['earlier', 'later']);
  });
});
