import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPastOf } from '@lapor/reports/database/tree-past.queries';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { type Position, START } from '@lapor/subgraph-kit/event-log/position';
import { settledHead } from '@lapor/subgraph-kit/event-log/read';
import { anEvent, aReport, type LogEnvironment, openLog, texts } from '../environment/event-log.js';

/** More than a page of what is followed and more than one stretch of the log, of two desks that overlap and a stranger. */
const EVENTS = 45_000;
const PER_CHAIN = 5_000;
const topicsAt = (number: number) => {
  if (number % 100 === 0) return ['desk:one', 'desk:two'];
  if (number % 50 === 0) return ['desk:two', 'desk:stranger'];
  return ['desk:stranger'];
};

describe('the past of a tree', () => {
  let log: LogEnvironment;
  let upTo: Position;
  beforeAll(async () => {
    log = await openLog();
    for (let from = 0; from < EVENTS; from += PER_CHAIN) {
      const drafts = Array.from({ length: PER_CHAIN }, (_, index) => anEvent(`${from + index}`, topicsAt(from + index)));
      await log.database.transaction((manager) => appendEvents(manager, aReport(), drafts));
    }
    upTo = await settledHead(log.database);
  });
  afterAll(() => log.close());

  const ours = Array.from({ length: EVENTS }, (_, number) => number).filter((number) => topicsAt(number).includes('desk:two'));
  /** Everything from a place on, page by page, and how many pages that were. */
  const readAll = async (topics: readonly string[], after: Position) => {
    const found: StoredEvent[] = [];
    let pages = 0;
    for (let place: Position | null = after; place; pages += 1) {
      const page = await readPastOf(log.database, topics, { after: place, upTo });
      found.push(...page.events.filter((event) => event.topics.includes('desk:two')));
      place = page.next;
    }
    return { found, pages };
  };

  it.each([
    ['a few desks', 0],
    ['some hundred', 300],
    ['so many that the log itself is read', 1_500],
  ])('of %s is the same, in order and each event once, from any place on', async (_size, others) => {
    const topics = ['desk:one', 'desk:two', ...Array.from({ length: others }, (_, index) => `desk:quiet-${index}`)];
    const { found, pages } = await readAll(topics, START);
    expect(texts(found)).toEqual(ours.map(String));
    expect(pages).toBeGreaterThan(1);
    const middle = 417;
    const rest = await readAll(topics, found[middle]!.position);
    expect(texts(rest.found)).toEqual(ours.slice(middle + 1).map(String));
    expect((await readAll(topics, upTo)).found).toEqual([]);
  });
});
