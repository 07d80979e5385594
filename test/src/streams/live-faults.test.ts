import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEED } from '../environment/config.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { runLiveFaults } from '../live-faults/live-faults.js';
import { SETTINGS } from '../live-faults/settings.js';

const EVENTS = 600;
const CLIENTS = 30;
/** Half a minute on a machine of its own; much more beside busy neighbours, for three times a process has to start again. */
const LIMIT_MS = 600_000;

/** The short form of `npm run live-faults`. */
describe(`followers over every transport, with seed ${SEED}`, () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem(SETTINGS);
  });
  afterAll(() => system?.stop());

  it(
    'lose nothing, and are given nothing twice, out of order or beyond their rights, whatever is killed',
    async () => {
      const outcome = await runLiveFaults(system, {
        events: EVENTS,
        clients: CLIENTS,
        seed: SEED,
        kills: { gateway: 1, reports: 1, postgres: 1 },
        writers: 12,
        disturbances: { meanMs: 10_000, longestMs: 2_000 },
        print: () => undefined,
      });
      expect(outcome.faults).toEqual([]);
      expect(outcome.lastWords).toBeGreaterThan(0);
      expect(outcome.given).toBeGreaterThan(outcome.events);
      expect(outcome.reasons.get('TOKEN_REVOKED')).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );
});
