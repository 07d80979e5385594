import type { PlanningLimits } from '@lapor/gateway/planning/planner-threads';

/** Limits of planning that no test of an answer meets. */
export const UNHURRIED: PlanningLimits = { deadlineMs: 60_000, heapMb: 512, threads: 1 };
