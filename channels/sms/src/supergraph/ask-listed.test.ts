import { describe, expect, it } from '@jest/globals';
import { type Ask, RefusedError, UnreachableError } from './ask.js';
import { askListed, type ListedField } from './ask-listed.js';

const FIELD: ListedField = { document: 'query ($items: [String!]!) { answers: lengths(texts: $items) }', most: 3 };

/** A gateway that answers each text with its length, and fails where it is told to. */
function gateway(fails: (items: readonly string[]) => Error | null) {
  const asked: (readonly string[])[] = [];
  const ask = (async (_document: string, variables: { items: readonly string[] }) => {
    asked.push(variables.items);
    const error = fails(variables.items);
    if (error) throw error;
    return { answers: variables.items.map((text) => text.length) };
  }) as unknown as Ask;
  return { ask, asked };
}
const allOf = (ask: Ask, texts: readonly string[]) => Promise.allSettled(texts.map((text) => askListed<number>(ask, FIELD, text)));
const values = (settled: readonly PromiseSettledResult<number>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? each.value : each.reason));

describe('what is asked for at the same time', () => {
  it('is asked for in lists, and answered to each', async () => {
    const { ask, asked } = gateway(() => null);
    expect(values(await allOf(ask, ['a', 'bb', 'ccc', 'dddd']))).toEqual([1, 2, 3, 4]);
    expect(asked).toEqual([['a', 'bb', 'ccc'], ['dddd']]);
  });

  it('is asked for alone when the field fails: one that always fails holds up nobody', async () => {
    const fault = new UnreachableError('the gateway failed: INTERNAL', { field: 'answers' });
    const { ask, asked } = gateway((items) => (items.includes('bb') ? fault : null));
    expect(values(await allOf(ask, ['a', 'bb', 'ccc']))).toEqual([1, fault, 3]);
    expect(asked).toEqual([['a', 'bb', 'ccc'], ['a'], ['bb'], ['ccc']]);
  });

  it.each([new UnreachableError('the gateway did not answer'), new RefusedError('CLIENT_QUOTA_EXCEEDED', '', true)])(
    'is not asked for again by itself when it is the request that failed (%s)',
    async (error) => {
      const { ask, asked } = gateway(() => error);
      expect(values(await allOf(ask, ['a', 'bb']))).toEqual([error, error]);
      expect(asked).toEqual([['a', 'bb']]);
    },
  );
});
