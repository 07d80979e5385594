import { describe, expect, it } from '@jest/globals';
import { Overflowed, WaitingEvents } from './waiting-events.js';

function setUp(most = 3) {
  let left = 0;
  const leave = () => {
    left += 1;
  };
  const events = new WaitingEvents<number>(most, { leave });
  return { events, left: () => left };
}

describe('events that wait', () => {
  it('are taken in order, those that came before and those that are waited for', async () => {
    const { events } = setUp();
    events.put(1);
    events.put(2);
    expect([await events.next(), await events.next()]).toEqual([1, 2].map((value) => ({ done: false, value })));
    const waited = events.next();
    events.put(3);
    expect(await waited).toEqual({ done: false, value: 3 });
  });

  it('can still be taken when nothing more comes', async () => {
    const { events, left } = setUp();
    events.put(1);
    events.end();
    events.put(2);
    expect([await events.next(), await events.next(), await events.next()]).toEqual([
      { done: false, value: 1 },
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
    expect(left()).toBe(0);
  });

  it('are followed by the reason for which no more come, once', async () => {
    const { events } = setUp();
    events.put(1);
    events.end(new Error('lost'));
    await events.next();
    await expect(events.next()).rejects.toThrow('lost');
    expect(await events.next()).toEqual({ done: true, value: undefined });
    const waited = setUp().events;
    const next = waited.next();
    waited.end(new Error('lost'));
    await expect(next).rejects.toThrow('lost');
  });

  it('become no more than they may be; then the source is left, and what is missing is told behind them', async () => {
    const { events, left } = setUp(3);
    for (const number of [1, 2, 3]) events.put(number);
    expect(left()).toBe(0);
    events.put(4);
    events.put(5);
    expect(left()).toBe(1);
    expect([await events.next(), await events.next(), await events.next()].map(({ value }) => value)).toEqual([1, 2, 3]);
    await expect(events.next()).rejects.toThrow(Overflowed);
    await events.return();
    expect(left()).toBe(1);
  });

  it('are left at once, also by somebody who waits', async () => {
    const { events, left } = setUp();
    const waited = events.next();
    await events.return();
    expect([await waited, left()]).toEqual([{ done: true, value: undefined }, 1]);
  });
});
