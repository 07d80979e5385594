import type { Plan } from './plan.js';

/** What a thread of planning is made with. */
export interface PlanningTask {
  readonly supergraphSdl: string;
}

/** An operation to be planned, as text: a tree of nodes would cost more to copy than to read again. */
export interface PlanRequest {
  readonly text: string;
  readonly operationName: string | null;
}

/** What a thread says: that it can plan now, a plan, or why there is none. */
export type PlanReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'failed'; readonly reason: string };
