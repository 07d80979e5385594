import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { createReadAhead } from './read-ahead.js';

const eventOf = (id: string) => ({ aggregate: { type: 'report', id } }) as unknown as StoredEvent;
const EVENTS = Array.from({ length: 250 }, (_, index) => eventOf(`r${index % 200}`));

function setUp() {
  const statements: (readonly string[])[] = [];
  let at = 0;
  const ahead = createReadAhead(
    async (ids) => {
      statements.push(ids);
      return ids.filter((id) => id !== 'r7').map((id) => ({ id, statement: statements.length }));
    },
    () => at,
  );
  return { statements, ahead, pass: (ms: number) => (at += ms) };
}

describe('reading ahead', () => {
  it('asks once for a hundred events, and for the next while they are handed out', async () => {
    const { statements, ahead } = setUp();
    ahead.expect(EVENTS);
    expect(await ahead.of(EVENTS[0]!)).toEqual({ id: 'r0', statement: 1 });
    expect(statements).toHaveLength(2);
    for (const event of EVENTS.slice(1))
      expect((await ahead.of(event))?.id).toBe(event === EVENTS[7] || event === EVENTS[207] ? undefined : event.aggregate.id);
    expect(statements.map(({ length }) => length)).toEqual([100, 100, 50]);
  });

  it('judges nothing by what is older than a tenth of a second', async () => {
    const { ahead, pass } = setUp();
    ahead.expect(EVENTS);
    expect(await ahead.of(EVENTS[0]!)).toMatchObject({ statement: 1 });
    pass(100);
    expect(await ahead.of(EVENTS[1]!)).toMatchObject({ statement: 1 });
    pass(1);
    expect(await ahead.of(EVENTS[2]!)).toMatchObject({ statement: 3 });
  });

  it('asks a slow database no more often than a quick one', async () => {
    let at = 0;
    let statements = 0;
    const ahead = createReadAhead(
      async (ids) => {
        statements += 1;
        await Promise.resolve();
        at += 150;
        return ids.map((id) => ({ id }));
      },
      () => at,
    );
    ahead.expect(EVENTS.slice(0, 100));
    for (const event of EVENTS.slice(0, 100)) expect((await ahead.of(event))?.id).toBe(event.aggregate.id);
    expect(statements).toBe(1);
  });

  it('takes what was read for an event for no later one of the same report', async () => {
    const { ahead } = setUp();
    const [before, after] = [eventOf('r1'), eventOf('r1')];
    ahead.expect([before]);
    expect(await ahead.of(before)).toMatchObject({ statement: 1 });
    ahead.expect([after]);
    expect(await ahead.of(after)).toMatchObject({ statement: 2 });
    expect(await ahead.of(eventOf('r1'))).toMatchObject({ statement: 3 });
  });

  it('is one statement for all who ask at one time', async () => {
    const { statements, ahead } = setUp();
    ahead.expect(EVENTS.slice(0, 50));
    await Promise.all(EVENTS.slice(0, 50).map((event) => ahead.of(event)));
    expect(statements).toHaveLength(1);
  });

  it('tells a failure to whoever asks, and tries again for the next', async () => {
    let fails = true;
    const ahead = createReadAhead(async (ids) => {
      if (fails) throw new Error('away');
      return ids.map((id) => ({ id }));
    });
    await expect(ahead.of(EVENTS[0]!)).rejects.toThrow('away');
    fails = false;
    expect(await ahead.of(EVENTS[1]!)).toEqual({ id: 'r1' });
  });
});
