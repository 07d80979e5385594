import { describe, expect, it } from '@jest/globals';
import type { PathStep } from '../planning/plan.js';
import { compilePath } from './path.js';

const path = (text: string): PathStep[] => text.split('.').map((step) => (step === '@' ? { kind: 'each' } : { kind: 'key', key: step }));

describe('walking a path through an answer', () => {
  const data = {
    reports: [{ agency: { code: 'A' } }, { agency: null }, null, { agency: { code: 'B' } }],
    matrix: [[{ id: 1 }], [], [{ id: 2 }, null]],
  };

  it.each([
    ['reports.@.agency', [{ code: 'A' }, { code: 'B' }]],
    ['reports.@', [data.reports[0], data.reports[1], data.reports[3]]],
    ['matrix.@.@', [{ id: 1 }, { id: 2 }]],
    ['missing.@.agency', []],
  ])('finds the objects at %s', (text, objects) => {
    expect(compilePath(path(text)).collect(data).objects).toEqual(objects);
  });

  it('locates the same objects in the same order', () => {
    expect(compilePath(path('reports.@.agency')).locate(data)).toEqual([
      ['reports', 0, 'agency'],
      ['reports', 3, 'agency'],
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('never reaches what objects inherit by a key named %s', (key) => {
    expect(compilePath(path(key)).collect({}).objects).toEqual([]);
  });
});
