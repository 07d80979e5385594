import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CompiledOperation, OperationRequest } from './compile-operation.js';
import { standBy } from './standby.js';

const ANSWER = { data: { report: null } };
const REQUEST: OperationRequest = { variables: {}, send: () => Promise.reject(new Error('nothing is asked for')) };
const LOOK_MS = 10_000;

function setUp() {
  const made: CompiledOperation[] = [];
  const standby = standBy(() => {
    const compiled: CompiledOperation = {
      kind: 'query',
      execute: () => Promise.resolve(ANSWER),
      openPrimary: () => ({ subgraph: 'reports' }) as never,
      completeEvent: () => Promise.resolve(ANSWER),
    };
    made.push(compiled);
    return compiled;
  });
  return { made, standby };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  jest.advanceTimersByTime(2 * LOOK_MS);
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

describe('an executor that stands by', () => {
  it('is made at once, so that a plan that cannot be compiled is told of at once', () => {
    expect(setUp().made).toHaveLength(1);
    expect(() => standBy(() => JSON.parse('{'))).toThrow(SyntaxError);
  });

  it('is put away when nobody has needed it between two looks, and made again for the next who does', async () => {
    const { made, standby } = setUp();
    jest.advanceTimersByTime(2 * LOOK_MS);
    expect(made).toHaveLength(1);
    expect(await standby.execute(REQUEST)).toBe(ANSWER);
    expect(await standby.execute(REQUEST)).toBe(ANSWER);
    expect(made).toHaveLength(2);
  });

  it('stays as long as it is needed between any two looks', async () => {
    const { made, standby } = setUp();
    for (let look = 0; look < 10; look += 1) {
      jest.advanceTimersByTime(LOOK_MS);
      await standby.execute(REQUEST);
    }
    expect(made).toHaveLength(1);
  });

  it('is made again for streams too', async () => {
    const { made, standby } = setUp();
    jest.advanceTimersByTime(2 * LOOK_MS);
    expect(standby.openPrimary({})).toMatchObject({ subgraph: 'reports' });
    jest.advanceTimersByTime(2 * LOOK_MS);
    expect(await standby.completeEvent({ errors: [] } as never, REQUEST)).toBe(ANSWER);
    expect(made).toHaveLength(3);
  });
});
