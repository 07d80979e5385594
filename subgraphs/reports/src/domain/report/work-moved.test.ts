import { describe, expect, it } from '@jest/globals';
import { workMoved } from './work-moved.js';

const at = (deskCode: string, state: 'RECEIVED' | 'IN_PROGRESS' | 'COMPLETED') => ({ deskCode, state });

describe('open work', () => {
  it.each([
    ['comes with a new report', null, at('A', 'RECEIVED'), { from: null, to: 'A' }],
    ['goes to another desk', at('A', 'RECEIVED'), at('B', 'IN_PROGRESS'), { from: 'A', to: 'B' }],
    ['ends', at('A', 'IN_PROGRESS'), at('A', 'COMPLETED'), { from: 'A', to: null }],
    ['begins anew', at('A', 'COMPLETED'), at('A', 'IN_PROGRESS'), { from: null, to: 'A' }],
    ['stays', at('A', 'RECEIVED'), at('A', 'IN_PROGRESS'), null],
    ['stays ended', at('A', 'COMPLETED'), at('B', 'COMPLETED'), null],
  ])('%s', (_what, before, after, moved) => {
    expect(workMoved(before, after)).toEqual(moved);
  });
});
