import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTestSystem } from '../environment/system.js';
import { live } from './life.js';
import { openWorld, type World } from './world.js';

/** A few seconds with every test run; `npm run proof` takes its time. */
const LONG = process.env.LAPOR_PROOF === 'long';
const RUNS = Number(process.env.LAPOR_PROOF_RUNS ?? (LONG ? 150 : 3));
/**
 * Printed with every failure, so that a run can be repeated: LAPOR_TEST_SEED, and LAPOR_TEST_PATH for its shortest form.
 * The long proof looks for what nobody has thought of; the short one is the same every time.
 */
const SEED = Number(process.env.LAPOR_TEST_SEED ?? (LONG ? Date.now() % 1_000_000_000 : 20_260_101));
const PATH = process.env.LAPOR_TEST_PATH;
const TIME_LIMIT_MS = LONG ? 1_800_000 : 60_000;

const seeds = (minLength: number, maxLength: number) => fc.array(fc.noShrink(fc.nat()), { minLength, maxLength, size: 'max' });

describe('any life of a few reports', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(await startTestSystem());
  });
  afterAll(async () => {
    await world?.close();
    await world?.system.stop();
  });

  it(
    `keeps every rule and gives nobody what is not theirs (seed ${SEED})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(seeds(2, 3), seeds(10, LONG ? 60 : 30), (filings, steps) => live(world, filings, steps)),
        { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS, ...(PATH ? { path: PATH } : {}) },
      );
      const { tally } = world;
      if (process.env.LAPOR_PROOF_TALLY)
        process.stdout.write(`${JSON.stringify({ ...tally, done: [...tally.done], refused: [...tally.refused] })}\n`);
      // A run in which nothing was done, refused or shown would have proved nothing.
      if (!PATH) expect(Math.min(tally.done.size, tally.refused.size, tally.canariesSeen, tally.events)).toBeGreaterThan(2);
    },
    TIME_LIMIT_MS + 60_000,
  );
});
