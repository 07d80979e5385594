import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { deskTree } from './desk-tree.js';

describe('the tree of desks', () => {
  const tree = deskTree([
    { code: 'A', path: ['A'] },
    { code: 'B', path: ['A', 'B'] },
    { code: 'C', path: ['A', 'B', 'C'] },
    { code: NATIONAL_DESK, path: ['A', NATIONAL_DESK] },
  ]);

  it('knows what lies below a desk, and above it', () => {
    expect(tree.below('A')).toEqual(['A', 'B', 'C']);
    expect(tree.below('B')).toEqual(['B', 'C']);
    expect(tree.rootsOf('C')).toEqual(['A', 'B', 'C']);
    expect(tree.deskOf('C')).toEqual({ code: 'C', path: ['A', 'B', 'C'] });
  });

  it('has the national desk stand for itself', () => {
    expect(tree.below(NATIONAL_DESK)).toEqual([NATIONAL_DESK]);
    expect(tree.rootsOf(NATIONAL_DESK)).toEqual([NATIONAL_DESK]);
  });

  it('takes a desk that it does not know for one that stands alone', () => {
    expect([tree.below('X'), tree.rootsOf('X'), tree.deskOf('X').path]).toEqual([['X'], ['X'], ['X']]);
  });
});
