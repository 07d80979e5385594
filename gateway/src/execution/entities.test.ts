import { describe, expect, it } from '@jest/globals';
import type { RequiredSelection } from '../planning/plan.js';
import { type Batch, compileBatch } from './entities.js';

const types = { applies: (condition: string, typename: string) => condition === typename };
const field = (key: string, selections?: RequiredSelection[]): RequiredSelection => ({ kind: 'field', key, selections });
/** For each representation who waits for it. */
const waitingOf = ({ representations, waiting }: Batch) => representations.map((_, position) => waiting.indexesOf(position));
const on = (type: string, ...selections: RequiredSelection[]): RequiredSelection => ({
  kind: 'fragment',
  type,
  selections: [field('__typename'), ...selections],
});

describe('the representations of an entity fetch', () => {
  it('sends equal ones once and remembers who waits', () => {
    const batch = compileBatch(
      [on('Agency', field('code'))],
      undefined,
      types,
    )([
      { __typename: 'Agency', code: 'A', name: 'not asked for' },
      { __typename: 'Agency', code: 'B' },
      { __typename: 'Agency', code: 'A' },
    ]);
    expect(batch.representations.map((text) => JSON.parse(text))).toEqual([
      { __typename: 'Agency', code: 'A' },
      { __typename: 'Agency', code: 'B' },
    ]);
    expect(waitingOf(batch)).toEqual([[0, 2], [1]]);
  });

  it('leaves out objects of other types and objects that lack a required field', () => {
    const batch = compileBatch(
      [on('Agency', field('code'))],
      undefined,
      types,
    )([{ __typename: 'Citizen', code: 'A' }, { __typename: 'Agency' }, { code: 'A' }, { __typename: 'Agency', code: 'B' }]);
    expect(waitingOf(batch)).toEqual([[3]]);
  });

  it('asks for what is complete of an object of which a condition has left out the rest', () => {
    const requires = [on('Case', field('id')), on('Case', field('id'), field('secret'))];
    const objects = [
      { __typename: 'Case', id: 1 },
      { __typename: 'Case', id: 2, secret: 's' },
    ];
    const batch = compileBatch(requires, undefined, types)(objects);
    expect(batch.representations.map((text) => JSON.parse(text))).toEqual(objects);
    expect(waitingOf(batch)).toEqual([[0], [1]]);
  });

  it('copies nested requirements, through lists and nulls', () => {
    const batch = compileBatch(
      [on('Report', field('path', [field('code')]), field('place', [field('code')]))],
      undefined,
      types,
    )([{ __typename: 'Report', path: [{ code: 1, x: 1 }, null], place: null }]);
    expect(JSON.parse(batch.representations[0]!)).toEqual({ __typename: 'Report', path: [{ code: 1 }, null], place: null });
  });

  it("applies the planner's rewrite before it compares", () => {
    const toInterface = (representation: unknown) => {
      (representation as Record<string, unknown>).__typename = 'Body';
    };
    const batch = compileBatch(
      [on('Agency', field('id')), on('Unit', field('id'))],
      toInterface,
      types,
    )([
      { __typename: 'Agency', id: 1 },
      { __typename: 'Unit', id: 1 },
    ]);
    expect(batch).toMatchObject({ representations: ['{"__typename":"Body","id":1}'], keys: [undefined] });
    expect(waitingOf(batch)).toEqual([[0, 1]]);
  });
});
