import { describe, expect, it, jest } from '@jest/globals';
import { Deadlines } from './deadlines.js';
import { Ending, EndingInTime } from './ending.js';

/** Listeners by their numbers, and which of them were told, in their order. */
function createListeners(count: number) {
  const told: number[] = [];
  return { told, listeners: Array.from({ length: count }, (_, number) => ({ ended: () => void told.push(number) })) };
}

describe('an ending', () => {
  it('tells all who listen, once, and at once who comes later', () => {
    const { told, listeners } = createListeners(4);
    const ending = new Ending();
    for (const listener of listeners.slice(0, 3)) ending.tell(listener);
    expect([told, ending.hasEnded]).toEqual([[], false]);
    ending.end();
    ending.end();
    expect([told, ending.hasEnded]).toEqual([[0, 1, 2], true]);
    ending.tell(listeners[3]!);
    expect(told).toEqual([0, 1, 2, 3]);
  });

  it.each([[[0]], [[1]], [[2]], [[0, 2]], [[2, 0]], [[0, 1, 2]]])('tells none that was called off (%j)', (calledOff) => {
    const { told, listeners } = createListeners(3);
    const ending = new Ending();
    for (const listener of listeners) ending.tell(listener);
    for (const number of calledOff) ending.forget(listeners[number]!);
    // Nobody is called off twice, nor for another who never listened.
    for (const number of calledOff) ending.forget(listeners[number]!);
    ending.forget({ ended: () => undefined });
    ending.end();
    expect(told.toSorted()).toEqual([0, 1, 2].filter((number) => !calledOff.includes(number)));
  });

  it('lets one who is told call off another, end it once more, and end another', () => {
    const { told, listeners } = createListeners(3);
    const [ending, other] = [new Ending(), new Ending()];
    ending.onEnd(() => {
      ending.forget(listeners[0]!);
      ending.end();
    });
    ending.tell(listeners[0]!);
    ending.tell(other);
    other.tell(listeners[1]!);
    const callOff = other.onEnd(() => told.push(9));
    callOff();
    ending.end();
    expect([told, other.hasEnded]).toEqual([[1], true]);
  });

  it('comes in time, unless it is stopped', () => {
    jest.useFakeTimers();
    try {
      const { told, listeners } = createListeners(2);
      const deadlines = new Deadlines(50);
      const [ending, stopped] = [new EndingInTime(deadlines), new EndingInTime(deadlines)];
      ending.tell(listeners[0]!);
      stopped.tell(listeners[1]!);
      stopped.stop();
      jest.advanceTimersByTime(49);
      expect(told).toEqual([]);
      jest.advanceTimersByTime(1);
      expect([told, stopped.hasEnded]).toEqual([[0], false]);
    } finally {
      jest.useRealTimers();
    }
  });
});
