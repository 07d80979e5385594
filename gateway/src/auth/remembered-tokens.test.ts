import { describe, expect, it } from '@jest/globals';
import { createRememberedTokens } from './remembered-tokens.js';

interface Verified {
  readonly endsAt: number;
  readonly key: string;
}
const ends = (endsAt: number, key = 'held'): Verified => ({ endsAt, key });
const setUp = (bounds: { maxBytes?: number } = {}) => {
  const world = { now: 0, held: true };
  const tokens = createRememberedTokens<Verified>({
    ...bounds,
    endsAt: ({ endsAt }) => endsAt,
    isKeyHeld: ({ key }) => key === 'held' && world.held,
    now: () => world.now,
  });
  return { world, tokens };
};

describe('remembered tokens', () => {
  it('are known by every letter', () => {
    const { tokens } = setUp();
    const verified = ends(10);
    tokens.keep('a.b.c', verified);
    expect(tokens.recall('a.b.c')).toBe(verified);
    for (const other of ['a.b.C', 'a.b.', 'a.b.cc', 'A.b.c', '']) expect(tokens.recall(other)).toBeUndefined();
  });

  it('end at their second, and do not begin when they have ended', () => {
    const { world, tokens } = setUp();
    tokens.keep('a', ends(10));
    world.now = 9_999;
    expect(tokens.recall('a')).toBeDefined();
    world.now = 10_000;
    expect(tokens.recall('a')).toBeUndefined();
    tokens.keep('b', ends(10));
    world.now = 0;
    expect([tokens.recall('a'), tokens.recall('b')]).toEqual([undefined, undefined]);
  });

  it('go with the key they were verified with, and do not come back with it', () => {
    const { world, tokens } = setUp();
    tokens.keep('a', ends(10));
    world.held = false;
    expect(tokens.recall('a')).toBeUndefined();
    world.held = true;
    expect(tokens.recall('a')).toBeUndefined();
  });

  it('take so many bytes at most: whoever asked longest ago is forgotten', () => {
    const { tokens } = setUp({ maxBytes: 1_300 });
    for (const token of ['a', 'b']) tokens.keep(token, ends(10));
    tokens.recall('a');
    tokens.keep('c', ends(10));
    expect(['a', 'b', 'c'].map((token) => tokens.recall(token) !== undefined)).toEqual([true, false, true]);
  });

  it('take more where they are larger', () => {
    const { tokens } = setUp({ maxBytes: 5_000 });
    const large = 'x'.repeat(2_000);
    tokens.keep(large, ends(10));
    tokens.keep('small', ends(10));
    expect([large, 'small'].map((token) => tokens.recall(token) !== undefined)).toEqual([false, true]);
    tokens.keep('x'.repeat(8_000), ends(10));
    expect(tokens.recall('small')).toBeDefined();
  });
});
