import type { PlanningOptions } from '@lapor/gateway/planning/planner-threads';
import { PLANNER } from '../environment/config.js';

/** Limits of planning that no test of an answer meets. */
export const unhurried = (planner = PLANNER): PlanningOptions => ({ deadlineMs: 60_000, heapMb: 512, threads: 1, idleMs: 60_000, planner });

/** Objects are completed both ways that there are: the first of a kind by closures, the others by code made for them. */
export const HOT_AFTER = 1;
