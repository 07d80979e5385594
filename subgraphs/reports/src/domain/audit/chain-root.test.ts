import { describe, expect, it } from '@jest/globals';
import { auditDay, type ChainHead, FIRST_ROOT, rootHasher, rootStatement } from './chain-root.js';

const head = (aggregateId: string, byte: number): ChainHead => ({
  aggregateType: 'report',
  aggregateId,
  sequence: 2,
  hash: Buffer.alloc(32, byte),
});
const rootOf = (previous: Buffer, ...heads: ChainHead[]) => {
  const hasher = rootHasher(previous);
  heads.forEach(hasher.add);
  return hasher.digest();
};

describe("a day's root", () => {
  const before = rootOf(FIRST_ROOT, head('a', 1), head('b', 2));

  it('depends on every head, on their order and on the root before', () => {
    const others = [
      rootOf(FIRST_ROOT, head('a', 1)),
      rootOf(FIRST_ROOT, head('b', 2), head('a', 1)),
      rootOf(FIRST_ROOT, head('a', 1), head('b', 3)),
      rootOf(FIRST_ROOT, head('a', 1), { ...head('b', 2), sequence: 3 }),
      rootOf(before.root, head('a', 1), head('b', 2)),
    ];
    const roots = [before, ...others].map(({ root }) => root.toString('hex'));
    expect(new Set(roots).size).toBe(roots.length);
    expect(before.chains).toBe(2);
  });

  it('signs all that it says', () => {
    const root = { number: 1, day: '2026-11-23', upToTxid: '7', upToPosition: '9', previousRoot: FIRST_ROOT, ...before };
    const changed = {
      number: 2,
      day: '2026-11-24',
      upToTxid: '8',
      upToPosition: '10',
      chains: 3,
      previousRoot: before.root,
      root: FIRST_ROOT,
    };
    const statements = [root, ...Object.entries(changed).map(([key, value]) => ({ ...root, [key]: value }))].map((one) =>
      rootStatement(one).toString(),
    );
    expect(new Set(statements).size).toBe(8);
  });

  it('is of the day in western Indonesia', () => {
    expect(auditDay(new Date('2026-11-23T16:59:59Z'))).toBe('2026-11-23');
    expect(auditDay(new Date('2026-11-23T17:00:00Z'))).toBe('2026-11-24');
  });
});
