import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendToChains } from '@lapor/subgraph-kit/event-log/append-to-chains';
import { readChain } from '@lapor/subgraph-kit/event-log/read';
import { verifyChain } from '@lapor/subgraph-kit/event-log/verify';
import { anEvent, aReport, type LogEnvironment, openLog, openTransaction, write } from '../environment/event-log.js';

describe('events of many aggregates', () => {
  let log: LogEnvironment;
  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log.close());

  const append = (events: Parameters<typeof appendToChains>[1]) => log.database.transaction((manager) => appendToChains(manager, events));
  const textsOf = async (aggregate: ReturnType<typeof aReport>) =>
    (await readChain(log.database.manager, aggregate, { after: 0, limit: 10 })).map(({ sequence, payload }) => [sequence, payload.text]);

  it('continue the chains that are there, begin the others, and hold', async () => {
    const [old, young] = [aReport(), aReport()];
    await write(log.database, 'one', old);
    await append([
      { aggregate: young, draft: anEvent('first') },
      { aggregate: old, draft: anEvent('two') },
      { aggregate: young, draft: anEvent('second') },
      { aggregate: old, draft: anEvent('three') },
    ]);
    await write(log.database, 'four', old);
    await append([]);
    expect(await textsOf(old)).toEqual(['one', 'two', 'three', 'four'].map((text, index) => [index + 1, text]));
    expect(await textsOf(young)).toEqual(['first', 'second'].map((text, index) => [index + 1, text]));
    for (const aggregate of [old, young]) expect((await verifyChain(log.database.manager, aggregate)).ok).toBe(true);
  });

  it('stand in the log in the order given', async () => {
    const aggregates = Array.from({ length: 50 }, () => aReport());
    const topic = `desk:${aggregates[0]!.id}`;
    await append(aggregates.map((aggregate, index) => ({ aggregate, draft: anEvent(String(index), [topic]) })));
    const rows = await log.database.query<{ text: string }[]>(
      `select l.payload->>'text' as text from event_topic t join event_log l using (txid, position) where t.topic = $1 order by txid, position`,
      [topic],
    );
    expect(rows.map(({ text }) => Number(text))).toEqual(aggregates.map((_, index) => index));
  });

  it('are refused when the transaction wrote before and was overtaken in one of the chains', async () => {
    const [overtaken, other] = [aReport(), aReport()];
    await write(log.database, 'one', overtaken);
    const open = await openTransaction(log.database, (manager) => appendToChains(manager, [{ aggregate: other, draft: anEvent('early') }]));
    await write(log.database, 'two', overtaken);
    const late = appendToChains(
      open.manager,
      [other, overtaken].map((aggregate) => ({ aggregate, draft: anEvent('late') })),
    );
    await expect(late).rejects.toThrow(`locked report ${overtaken.id}, and was overtaken`);
    await open.rollback();
    expect(await textsOf(overtaken)).toHaveLength(2);
    expect(await textsOf(other)).toEqual([]);
  });
});
