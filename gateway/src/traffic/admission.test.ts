import { describe, expect, it } from '@jest/globals';
import { type AdmissionRoom, createAdmission } from './admission.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Works that end when they are told to, and which of them were begun. */
function createWorks(room: AdmissionRoom) {
  const admission = createAdmission(room);
  const begun: number[] = [];
  const endings: (() => void)[] = [];
  const add = (number: number, weight = 1) =>
    admission.admit(weight, async () => {
      begun.push(number);
      await new Promise<void>((resolve) => {
        endings[number] = resolve;
      });
      return number;
    });
  return { begun, add, end: (number: number) => endings[number]?.() };
}

const roomFor = (count: number): AdmissionRoom => ({ least: count, most: count, weight: 100 });

describe('admission', () => {
  it('begins at once what it has room for, and the rest one in each turn, in their order', async () => {
    const { begun, add } = createWorks(roomFor(2));
    for (let number = 0; number < 5; number += 1) void add(number);
    expect(begun).toEqual([0, 1]);
    await turn();
    expect(begun).toEqual([0, 1, 2]);
    await turn();
    expect(begun).toEqual([0, 1, 2, 3]);
    await turn();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
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

  it('gives the place of what has failed to the next, and says how it failed', async () => {
    const admission = createAdmission(roomFor(1));
    await expect(admission.admit(1, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    await expect(admission.admit(1, async () => 'next')).resolves.toBe('next');
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
