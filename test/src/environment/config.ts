import { PLANNERS, type PlannerName } from '@lapor/gateway/planning/planner-name';

/** `LAPOR_TEST_SEED` repeats a run of what is generated; it is printed with every failure. */
export const SEED = Number(process.env.LAPOR_TEST_SEED ?? Date.now() % 1_000_000);

/** Whether more is generated than there is time for in every run (`npm run proof`). */
export const IS_LONG = process.env.LAPOR_PROOF === 'long';

/** The planner of suites that do not name one, `LAPOR_TEST_PLANNER`: so all of them can be run with either. */
export const PLANNER: PlannerName = PLANNERS.find((name) => name === process.env.LAPOR_TEST_PLANNER) ?? 'apollo';
