import type { Overrides } from './overrides.js';
import type { Plan } from './plan.js';
import type { PlannerName } from './planner-name.js';

/** What a thread of planning is made with. */
export interface PlanningTask {
  readonly supergraphSdl: string;
  readonly planner: PlannerName;
  /** For one operation, in milliseconds. A planner that can stop by itself does so; any other is ended with its thread. */
  readonly deadlineMs: number;
}

/** An operation to be planned, as text: a tree of nodes would cost more to copy than to read again. */
export interface PlanRequest {
  readonly text: string;
  readonly operationName: string | null;
  readonly overrides: Overrides;
}

/** A plan, and why it is Apollo's planner's although another was to make it. */
export interface Planned {
  readonly plan: Plan;
  readonly standIn?: string | undefined;
}

/** What a thread says: that it can plan now, a plan, that one takes too long, or why there is none. */
export type PlanReply =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'plan' } & Planned)
  | { readonly kind: 'too complex' }
  | { readonly kind: 'failed'; readonly reason: string };
