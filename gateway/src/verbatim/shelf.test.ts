import { describe, expect, it } from '@jest/globals';
import { Shelf, type Shelved } from './shelf.js';

function setUp(room: number) {
  const shelf = new Shelf(room);
  const left: string[] = [];
  const add = (name: string, weight: number, usedAt: number): Shelved => {
    const one = { weight, usedAt, leave: () => left.push(name) };
    shelf.add(one);
    return one;
  };
  return { shelf, left, add };
}

describe('a shelf', () => {
  it('has room for so much, and for more when something has not been used for a minute', () => {
    const { shelf, left, add } = setUp(10);
    add('idle', 6, 0);
    const used = add('used', 4, 0);
    used.usedAt = 59_000;
    expect([shelf.hasRoom(1, 60_000), left]).toEqual([false, []]);
    expect([shelf.hasRoom(6, 60_001), left]).toEqual([true, ['idle']]);
    expect([shelf.hasRoom(7, 60_001), left]).toEqual([false, ['idle']]);
  });
});
