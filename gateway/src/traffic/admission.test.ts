import { describe, expect, it } from '@jest/globals';
import { type Admission, type AdmissionRoom, createAdmission } from './admission.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const until = async (holds: () => boolean) => {
  while (!holds()) await turn();
};
const milliseconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count));

async function admit<Result>(admission: Admission, weight: number, work: () => Promise<Result>): Promise<Result> {
  const entering = admission.enter(weight);
  const place = entering instanceof Promise ? await entering : entering;
  try {
    return await work();
  } finally {
    place.leave();
  }
}

/** Works that end when they are told to, which of them were begun, and an event loop that has time to spare when that is said. */
function createWorks(room: AdmissionRoom) {
  const loop = { isIdle: false };
  const admission = createAdmission(room, () => loop.isIdle);
  const begun: number[] = [];
  const endings: (() => void)[] = [];
  const add = (number: number, weight = 1) =>
    admit(admission, weight, async () => {
      begun.push(number);
      await new Promise<void>((resolve) => {
        endings[number] = resolve;
      });
      return number;
    });
  return { loop, begun, add, end: (number: number) => endings[number]?.() };
}

const roomFor = (count: number): AdmissionRoom => ({ least: count, most: count, weight: 100 });

describe('admission', () => {
  it('begins what it has room for, and as many again in their order when the event loop has time to spare', async () => {
    const { loop, begun, add } = createWorks(roomFor(2));
    for (let number = 0; number < 5; number += 1) void add(number);
    await milliseconds(10);
    expect(begun).toEqual([0, 1]);
    loop.isIdle = true;
    await until(() => begun.length > 2);
    expect(begun).toEqual([0, 1, 2, 3]);
    await until(() => begun.length > 4);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it('lets none that hangs keep the others waiting, however busy the event loop is', async () => {
    const { begun, add } = createWorks(roomFor(2));
    for (let number = 0; number < 4; number += 1) void add(number);
    await until(() => begun.length > 2);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('counts who was begun in a former period no more when they end', async () => {
    const { loop, begun, add, end } = createWorks(roomFor(1));
    for (let number = 0; number < 4; number += 1) void add(number);
    loop.isIdle = true;
    await until(() => begun.length === 2);
    loop.isIdle = false;
    end(0);
    await turn();
    expect(begun).toEqual([0, 1]);
    end(1);
    await turn();
    expect(begun).toEqual([0, 1, 2]);
  });

  it('sees by itself that the event loop has nothing to do', async () => {
    let shortest = Number.POSITIVE_INFINITY;
    // When another process has the processor meanwhile, it seems busy, and all wait for the end of the period: not each time.
    for (let tries = 0; tries < 20 && shortest >= 80; tries += 1) {
      const admission = createAdmission(roomFor(1));
      void admit(admission, 1, () => new Promise(() => undefined));
      const began = performance.now();
      await admit(admission, 1, async () => undefined);
      shortest = Math.min(shortest, performance.now() - began);
    }
    expect(shortest).toBeLessThan(80);
  });

  it('begins the next when one has ended, without waiting for a turn', async () => {
    const { begun, add, end } = createWorks(roomFor(1));
    const results = [add(0), add(1)];
    end(0);
    expect(await results[0]).toBe(0);
    expect(begun).toEqual([0, 1]);
    end(1);
    expect(await results[1]).toBe(1);
  });

  it('has room for many that are light and for few that are heavy', () => {
    const light = createWorks({ least: 1, most: 4, weight: 10 });
    for (let number = 0; number < 5; number += 1) void light.add(number, 2);
    expect(light.begun).toEqual([0, 1, 2, 3]);
    const heavy = createWorks({ least: 1, most: 4, weight: 10 });
    for (let number = 0; number < 5; number += 1) void heavy.add(number, 5);
    expect(heavy.begun).toEqual([0, 1]);
    const heaviest = createWorks({ least: 2, most: 4, weight: 10 });
    for (let number = 0; number < 5; number += 1) void heaviest.add(number, 1_000);
    expect(heaviest.begun).toEqual([0, 1]);
  });

  it('begins as many as there is room for when a heavy one has ended', async () => {
    const { begun, add, end } = createWorks({ least: 1, most: 4, weight: 10 });
    const heavy = add(0, 10);
    for (let number = 1; number < 4; number += 1) void add(number, 2);
    expect(begun).toEqual([0]);
    end(0);
    await heavy;
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('gives the place of what has failed to the next', async () => {
    const admission = createAdmission(roomFor(1));
    await expect(admit(admission, 1, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    await expect(admit(admission, 1, async () => 'next')).resolves.toBe('next');
  });

  it('lets nobody by who was waiting before', async () => {
    const { begun, add, end } = createWorks({ least: 1, most: 4, weight: 10 });
    void add(0, 8);
    void add(1, 8);
    // There would be room for this one, but not in front of the other.
    void add(2, 1);
    expect(begun).toEqual([0]);
    end(0);
    await turn();
    expect(begun.slice(0, 2)).toEqual([0, 1]);
    await turn();
    expect(begun).toEqual([0, 1, 2]);
  });
});
