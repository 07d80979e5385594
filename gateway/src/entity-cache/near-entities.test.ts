import { describe, expect, it } from '@jest/globals';
import { createNearEntities, type NearEntity } from './near-entities.js';

const entity = (code: string, change: Partial<NearEntity> = {}): NearEntity => ({
  subgraph: 'agencies',
  type: 'Agency',
  innerTypes: [],
  facts: { code },
  value: { name: code },
  text: 'of fifty bytes, as a name of an agency may well be',
  isFlat: true,
  until: 100,
  ...change,
});

function setUp(maxBytes = 1_000_000) {
  const near = createNearEntities(maxBytes);
  const known = (...keys: string[]) => keys.filter((key) => near.get(key, 0));
  return { near, known };
}

describe('entities in memory', () => {
  it('are there until their time, and not at it', () => {
    const { near } = setUp();
    near.set('a', entity('A'));
    expect([near.get('a', 99)?.value, near.get('a', 100), near.get('b', 0)]).toEqual([{ name: 'A' }, undefined, undefined]);
  });

  it('never take more than they may; those not asked for longest go', () => {
    const { near, known } = setUp(10_000);
    for (let index = 0; index < 1_000; index += 1) {
      near.set(`k${index}`, entity(`A${index}`));
      near.get('k0', 0);
      expect(near.figures().bytes).toBeLessThanOrEqual(10_000);
    }
    expect(known('k0', 'k1', 'k999')).toEqual(['k0', 'k999']);
    near.set('large', entity('L', { text: 'x'.repeat(1_000_000) }));
    expect(known('k0', 'large')).toEqual(['k0']);
  });

  it('go by their key, by another key that may be theirs, by what is inside them, and by their subgraph', () => {
    const { near, known } = setUp();
    const all = ['a', 'b', 'byId', 'region', 'other'];
    const fill = () => {
      near.set('a', entity('A'));
      near.set('b', entity('B'));
      near.set('byId', entity('', { facts: { id: '7' } }));
      near.set('region', entity('R', { type: 'Region', innerTypes: ['Agency'] }));
      near.set('other', entity('A', { subgraph: 'others' }));
    };
    fill();
    near.drop('agencies', [{ type: 'Agency', keys: { code: 'A', id: '9' } }]);
    expect(known(...all)).toEqual(['b', 'byId', 'other']);
    fill();
    near.drop('agencies', [{ type: 'Agency', keys: { code: 'A' } }]);
    expect(known(...all)).toEqual(['b', 'other']);
    fill();
    near.drop('agencies', [{ type: 'Agency' }]);
    expect(known(...all)).toEqual(['other']);
    fill();
    near.drop('agencies', [{ type: 'Region', keys: { code: 'X' } }, { type: 'constructor' }]);
    expect(known(...all)).toEqual(all);
    near.dropAll('agencies');
    expect(known(...all)).toEqual(['other']);
  });

  it('all go of a type of which very many have changed', () => {
    const { near, known } = setUp();
    near.set('a', entity('A'));
    near.drop(
      'agencies',
      Array.from({ length: 101 }, (_, index) => ({ type: 'Agency', keys: { code: `X${index}` } })),
    );
    expect(known('a')).toEqual([]);
  });
});
