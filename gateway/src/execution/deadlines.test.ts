import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Deadlines } from './deadlines.js';

describe('deadlines', () => {
  let told: string[];
  const listener = (name: string) => ({ late: () => void told.push(name) });
  beforeEach(() => {
    told = [];
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('come in the order in which they began, each after its time and once', () => {
    const deadlines = new Deadlines(50);
    deadlines.start(listener('a'));
    jest.advanceTimersByTime(20);
    deadlines.start(listener('b'));
    deadlines.start(listener('c'));
    jest.advanceTimersByTime(29);
    expect(told).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(told).toEqual(['a']);
    jest.advanceTimersByTime(19);
    expect(told).toEqual(['a']);
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual(['a', 'b', 'c']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('have one timer, however many there are, and none when nobody has begun since', () => {
    const deadlines = new Deadlines(50);
    for (let begun = 0; begun < 1_000; begun += 1) deadlines.stop(deadlines.start(listener('in time')));
    const running = Array.from({ length: 100 }, () => deadlines.start(listener('late')));
    expect(jest.getTimerCount()).toBe(1);
    for (const deadline of running) deadlines.stop(deadline);
    jest.advanceTimersByTime(50);
    expect([told, jest.getTimerCount()]).toEqual([[], 0]);
    deadlines.start(listener('again'));
    jest.advanceTimersByTime(50);
    expect(told).toEqual(['again']);
  });

  it.each([
    { stopped: ['a'], late: ['b', 'c', 'd'] },
    { stopped: ['b'], late: ['a', 'c', 'd'] },
    { stopped: ['d'], late: ['a', 'b', 'c'] },
    { stopped: ['c', 'b'], late: ['a', 'd'] },
    { stopped: ['a', 'b', 'a'], late: ['c', 'd'] },
    { stopped: ['d', 'c', 'b', 'a'], late: [] },
  ])('are forgotten when they are stopped, wherever they stand ($stopped)', ({ stopped, late }) => {
    const deadlines = new Deadlines(50);
    const started = new Map(['a', 'b', 'c', 'd'].map((name) => [name, deadlines.start(listener(name))]));
    for (const name of stopped) deadlines.stop(started.get(name)!);
    deadlines.start(listener('e'));
    jest.advanceTimersByTime(50);
    expect(told).toEqual([...late, 'e']);
  });

  it('let one who is late stop another that is due at the same moment, begin anew, and stop itself', () => {
    const deadlines = new Deadlines(50);
    const first = deadlines.start({
      late: () => {
        told.push('first');
        deadlines.stop(first);
        deadlines.stop(second);
        deadlines.start(listener('third'));
      },
    });
    const second = deadlines.start(listener('second'));
    jest.advanceTimersByTime(50);
    expect(told).toEqual(['first']);
    jest.advanceTimersByTime(50);
    expect([told, jest.getTimerCount()]).toEqual([['first', 'third'], 0]);
  });

  it('keep no process alive', () => {
    const unref = jest.spyOn(globalThis, 'setTimeout');
    new Deadlines(50).start(listener('a'));
    expect(unref.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([false]);
  });
});
