import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { type Classify, deriveTail } from '@lapor/subgraph-kit/event-log/derive-tail';
import { followTopic, type ReadPast } from '@lapor/subgraph-kit/event-log/follow';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { settledHead } from '@lapor/subgraph-kit/event-log/read';
import { readTopics } from '@lapor/subgraph-kit/event-log/read-topics';
import type { LiveTail } from '@lapor/subgraph-kit/event-log/tail';
import { type LogEnvironment, openLog, take, texts, write } from '../environment/event-log.js';
import { until, within } from '../environment/until.js';

const log = createLog('test', 'fatal');

describe('a topic that is not written with its events', () => {
  let environment: LogEnvironment;
  beforeAll(async () => {
    environment = await openLog();
  });
  afterAll(() => environment.close());

  /** Which topics belong to `tree` now; what belongs to it can be changed. */
  let members: ReadonlySet<string> = new Set();
  const classified = (): Classify => {
    const now = members;
    return ({ topics }) => (topics.some((topic) => now.has(topic)) ? ['tree'] : []);
  };
  const readPast: ReadPast = async (range) => {
    const events = await readTopics(environment.database, [...members], range, 20);
    return { events, next: events.length === 20 ? events.at(-1)!.position : null };
  };
  /** Whether a tail has handed out all that was written. */
  const isAtEnd = async (tail: LiveTail) => tail.head().number === (await settledHead(environment.database)).number;
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `${from + index}`);

  it('hands over from history to live without gap or duplicate, each event once however many of its topics belong to it', async () => {
    const tail = deriveTail({ tail: environment.tail, classify: async () => classified(), log });
    members = new Set(['desk:one', 'desk:two']);
    const topics = [['desk:one'], ['desk:two'], ['desk:one', 'desk:two'], ['desk:one', 'desk:other'], ['desk:other']];
    const expected = numbers(0, 300).filter((number) => Number(number) % 5 !== 4);
    const writeAll = async (from: number, to: number) => {
      for (const number of numbers(from, to)) await write(environment.database, number, undefined, topics[Number(number) % 5]);
    };
    await writeAll(0, 100);
    const writing = writeAll(100, 300);
    const followers = [1, 2, 3].map(() => followTopic({ database: environment.database, tail, topic: 'tree', after: START, readPast }));
    for (const follower of followers) expect(texts(await take(follower, expected.length))).toEqual(expected);
    await writing;
    for (const follower of followers) await follower.return?.();
    await tail.stop();
  });

  it('follows what changes from the moment of the change on, however slowly that is found out', async () => {
    await until('nothing of before is on its way', () => isAtEnd(environment.tail));
    const asked: PromiseWithResolvers<void>[] = [];
    const tail = deriveTail({
      tail: environment.tail,
      classify: async () => {
        const answer = Promise.withResolvers<void>();
        asked.push(answer);
        await answer.promise;
        return classified();
      },
      log,
    });
    members = new Set(['desk:before']);
    const live = followTopic({
      database: environment.database,
      tail,
      topic: 'tree',
      after: await settledHead(environment.database),
      readPast,
    });
    const taken = take(live, 2);
    await write(environment.database, 'at the first', undefined, ['desk:before']);
    await until('the first batch is being judged', () => asked.length === 1);
    asked[0]!.resolve();
    await until('it was judged', () => isAtEnd(tail));
    members = new Set(['desk:after']);
    await write(environment.database, 'no more', undefined, ['desk:before']);
    await write(environment.database, 'from now on', undefined, ['desk:after']);
    await until('all that was written is judged', async () => {
      for (const answer of asked) answer.resolve();
      return isAtEnd(tail);
    });
    expect(texts(await within('both events', taken))).toEqual(['at the first', 'from now on']);
    await live.return?.();
    await tail.stop();
  });

  it('stands while it cannot be told which events belong to it, and loses none of them', async () => {
    let broken = true;
    const tail = deriveTail({
      tail: environment.tail,
      classify: async () => {
        if (broken) throw new Error('no database');
        return classified();
      },
      log,
    });
    members = new Set(['desk:standing']);
    const live = followTopic({
      database: environment.database,
      tail,
      topic: 'tree',
      after: await settledHead(environment.database),
      readPast,
    });
    const taken = take(live, 3);
    for (const number of numbers(0, 3)) await write(environment.database, number, undefined, ['desk:standing']);
    await until('the log was read', () => isAtEnd(environment.tail));
    expect(tail.head().number).toBeLessThan(environment.tail.head().number);
    broken = false;
    expect(texts(await taken)).toEqual(numbers(0, 3));
    await live.return?.();
    await tail.stop();
  });

  it('asks nothing while nobody follows', async () => {
    let asked = 0;
    const tail = deriveTail({
      tail: environment.tail,
      classify: async () => {
        asked += 1;
        return classified();
      },
      log,
    });
    await write(environment.database, 'unseen', undefined, ['desk:standing']);
    await until('the log was read', () => isAtEnd(tail));
    expect(asked).toBe(0);
    await tail.stop();
  });
});
