import type { PlanningLimits } from '@lapor/gateway/planning/planner-threads';

/** Limits of planning that no test of an answer meets. */
export const UNHURRIED: PlanningLimits = { deadlineMs: 60_000, heapMb: 512, threads: 1 };

/** Objects are completed both ways that there are: the first of a kind by closures, the others by code made for them. */
export const HOT_AFTER = 1;
