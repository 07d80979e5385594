import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { followFrom } from '@lapor/subgraph-kit/event-log/follow-from';
import { createForgotten } from '@lapor/subgraph-kit/event-log/forgotten';
import { type Position, START } from '@lapor/subgraph-kit/event-log/position';
import { readLog, settledHead } from '@lapor/subgraph-kit/event-log/read';
import { type LogEnvironment, openLog, take, texts, write } from '../environment/event-log.js';

const TOPIC = 'desk:old';

describe('a cursor behind which events are too old to be followed', () => {
  let log: LogEnvironment;
  beforeAll(async () => {
    log = await openLog();
    for (const text of ['a', 'b', 'c']) await write(log.database, text, undefined, [TOPIC]);
  });
  afterAll(() => log.close());

  const follow = (after: Position, days: number) =>
    followFrom(
      { ...log, log: createLog('test', 'silent'), forgotten: createForgotten(log.database, days) },
      TOPIC,
      encodeCursor(TOPIC, after),
      async (event) => ({
        shown: event,
      }),
    );

  it('is refused, and one behind which there are none is not', async () => {
    const [first] = (await readLog(log.database, START, 1)).events;
    await expect(follow(START, 0)).rejects.toMatchObject({ extensions: { code: 'CURSOR_EXPIRED' } });
    await expect(follow(first!.position, 0)).rejects.toMatchObject({ extensions: { code: 'CURSOR_EXPIRED' } });
    const live = await follow(await settledHead(log.database), 0);
    const next = take(live, 1);
    await write(log.database, 'd', undefined, [TOPIC]);
    expect(texts(await next)).toEqual(['d']);
    await live.return?.();
  });

  it('is followed as long as none of them is', async () => {
    const live = await follow(START, 1);
    expect(texts(await take(live, 4))).toEqual(['a', 'b', 'c', 'd']);
    await live.return?.();
  });
});
