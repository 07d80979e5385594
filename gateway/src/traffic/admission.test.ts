import { describe, expect, it } from '@jest/globals';
import { createAdmission } from './admission.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Works that end when they are told to, and which of them were begun. */
function createWorks(atOnce: number) {
  const admission = createAdmission(atOnce);
  const begun: number[] = [];
  const endings: (() => void)[] = [];
  const add = (number: number) =>
    admission.admit(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => {
        endings[number] = resolve;
      });
      return number;
    });
  return { begun, add, end: (number: number) => endings[number]?.() };
}

describe('admission', () => {
  it('begins at once what it has room for, and the rest one in each turn, in their order', async () => {
    const { begun, add } = createWorks(2);
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
    const { begun, add, end } = createWorks(1);
    const results = [add(0), add(1)];
    end(0);
    expect(await results[0]).toBe(0);
    expect(begun).toEqual([0, 1]);
    end(1);
    expect(await results[1]).toBe(1);
  });

  it('gives the place of what has failed to the next, and says how it failed', async () => {
    const admission = createAdmission(1);
    await expect(admission.admit(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    await expect(admission.admit(async () => 'next')).resolves.toBe('next');
  });

  it('lets nobody by who was waiting before', async () => {
    const { begun, add, end } = createWorks(1);
    for (let number = 0; number < 3; number += 1) void add(number);
    end(0);
    await Promise.resolve();
    void add(3);
    while (begun.length < 4) await turn();
    expect(begun).toEqual([0, 1, 2, 3]);
  });
});
