import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CarrierBusyError } from '../carrier.js';
import { waitBefore } from './growing-wait.js';
import { createWindow } from './window.js';

describe('a window', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const settledNow = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const counted = (window: ReturnType<typeof createWindow>, count: number) => {
    const inside: (() => void)[] = [];
    for (let each = 0; each < count; each += 1) void window.enter(60_000).then((leave) => inside.push(leave));
    return inside;
  };

  it('lets in so many at once, the others in their order', async () => {
    const window = createWindow(2);
    const inside = counted(window, 4);
    await settledNow();
    expect(inside.length).toBe(2);
    inside[0]!();
    await settledNow();
    expect(inside.length).toBe(3);
  });

  it('sends away who waits too long, and nobody is let in for them', async () => {
    const window = createWindow(1);
    const leave = await window.enter(10);
    const late = window.enter(10);
    const refused = expect(late).rejects.toBeInstanceOf(CarrierBusyError);
    await jest.advanceTimersByTimeAsync(11);
    await refused;
    leave();
    expect(counted(window, 1)).toEqual([]);
  });

  it('lets in nobody for a while when it is too much, then half as many, and step by step as many as before', async () => {
    const window = createWindow(4);
    window.throttled();
    const inside = counted(window, 8);
    await jest.advanceTimersByTimeAsync(499);
    expect(inside.length).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(inside.length).toBe(2);
    for (let each = 0; each < 8; each += 1) window.flowed();
    inside[0]!();
    await settledNow();
    expect(inside.length).toBe(5);
  });

  it('waits twice as long each time until the carrier takes one', async () => {
    const window = createWindow(4);
    window.throttled();
    await jest.advanceTimersByTimeAsync(500);
    window.throttled();
    const inside = counted(window, 1);
    await jest.advanceTimersByTimeAsync(999);
    expect(inside.length).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(inside.length).toBe(1);
  });
});

describe('the wait before the next attempt', () => {
  it('doubles up to the most, and is up to a half less by chance', () => {
    const waits = (random: number) => [0, 1, 2, 7, 5_000].map((attempt) => waitBefore(attempt, { firstMs: 1_000, mostMs: 60_000 }, random));
    expect(waits(0)).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
    expect(waits(1)).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  });
});
