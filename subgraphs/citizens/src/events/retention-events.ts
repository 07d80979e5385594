import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { RetentionRule } from '../domain/retention/retention.js';

/** One round of a retention rule. */
export function retentionAggregate(id: string): Aggregate {
  return { type: 'retention', id };
}

/** Rows have outlived a rule and were taken away: which rule, by which law, how many. */
export function retentionApplied(
  payload: RetentionRule & { readonly count: number },
  { id, now }: { readonly id: string; readonly now: Date },
): EventDraft {
  return { id, type: 'RetentionApplied', occurredAt: now, actor: { kind: 'SYSTEM' }, payload: { ...payload }, topics: ['retention'] };
}
