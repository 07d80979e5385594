import { describe, expect, it } from '@jest/globals';
import { inOrderOfNeed, inParallel, inSequence } from './steps.js';

/** Steps by their numbers that end, or fail, when they are told to; `begun` holds which were begun, in their order. */
function createSteps(count: number) {
  const begun: number[] = [];
  const ends = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const steps = ends.map(({ promise }, number) => async (_state: object) => {
    begun.push(number);
    await promise;
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (number: number) => {
    ends[number]?.resolve();
    await turn();
  };
  const fail = async (number: number) => {
    ends[number]?.reject(new Error(`${number} failed`));
    await turn();
  };
  return { begun, steps, end, fail };
}

/** Begins the steps, and says whether all have ended. */
function run(step: (state: object) => Promise<unknown>) {
  const seen = { hasEnded: false, error: undefined as unknown };
  step({}).then(
    () => {
      seen.hasEnded = true;
    },
    (error: unknown) => {
      seen.error = error;
    },
  );
  return seen;
}

const inNeed = (steps: ReturnType<typeof createSteps>['steps'], afters: readonly (readonly number[])[]) =>
  inOrderOfNeed(steps.map((step, number) => ({ step, after: afters[number] ?? [] })));

describe('steps', () => {
  it('run one after another, or all together', async () => {
    const one = createSteps(2);
    const sequence = run(inSequence(one.steps));
    await one.end(0);
    expect([one.begun, sequence.hasEnded]).toEqual([[0, 1], false]);
    await one.end(1);
    expect(sequence.hasEnded).toBe(true);

    const other = createSteps(2);
    const parallel = run(inParallel(other.steps));
    expect(other.begun).toEqual([0, 1]);
    await other.end(1);
    expect(parallel.hasEnded).toBe(false);
    await other.end(0);
    expect(parallel.hasEnded).toBe(true);
    await expect(inParallel([])({})).resolves.toBeDefined();
  });

  it('begin as soon as what they need has ended, whatever else is under way', async () => {
    const { begun, steps, end } = createSteps(5);
    const all = run(inNeed(steps, [[], [], [0], [0], [2]]));
    expect(begun).toEqual([0, 1]);
    await end(0);
    expect(begun).toEqual([0, 1, 2, 3]);
    await end(2);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    for (const number of [3, 4]) await end(number);
    expect(all.hasEnded).toBe(false);
    await end(1);
    expect(all.hasEnded).toBe(true);
  });

  it('begin when all of several have ended', async () => {
    const { begun, steps, end } = createSteps(4);
    const all = run(inNeed(steps, [[], [0], [], [1, 2]]));
    await end(0);
    await end(1);
    expect(begun).toEqual([0, 2, 1]);
    await end(2);
    expect(begun).toEqual([0, 2, 1, 3]);
    await end(3);
    expect(all.hasEnded).toBe(true);
  });

  it.each([
    ['one each', [[], [], [0]]],
    ['several', [[], [], [0, 1]]],
  ])('are not begun after one that failed, of which is told at once (after %s)', async (_name, afters) => {
    const { begun, steps, fail, end } = createSteps(3);
    const all = run(inNeed(steps, afters));
    await fail(0);
    expect([begun, all.error]).toEqual([[0, 1], new Error('0 failed')]);
    await fail(1);
    await end(2);
    expect(begun).toEqual([0, 1]);
  });
});
