import { type Operation, operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { Plan } from './plan.js';
import { readApolloPlan } from './read-apollo-plan.js';

/** Plans at once, however long it takes. */
export type PlanAtOnce = (document: DocumentNode, operationName: string | null) => Plan;

/**
 * The planner of @apollo/query-planner over one supergraph. Operations with `@defer` have one of their own, made when the
 * first comes: all others are planned as if there were no such thing.
 */
export function createApolloPlanner(supergraph: Supergraph): PlanAtOnce {
  const planner = new QueryPlanner(supergraph);
  let deferring: QueryPlanner | undefined;
  const apiSchema = supergraph.apiSchema();
  return (document, operationName) => {
    const operation = operationFromDocument(apiSchema, document, operationName === null ? {} : { operationName });
    if (!operation.selectionSet.hasDefer()) return readApolloPlan(planner.buildQueryPlan(operation));
    deferring ??= new QueryPlanner(supergraph, { incrementalDelivery: { enableDefer: true } });
    return readApolloPlan(planDeferring(deferring, operation));
  };
}

/**
 * The planner cannot defer everything: of some fields that others are required for (`@requires`) it says that a fetch
 * "cannot have a top-level deferRef". Such a fragment is planned with what stands around it, and comes with that.
 */
function planDeferring(planner: QueryPlanner, operation: Operation): QueryPlan {
  let left = operation.expandAllFragments();
  for (;;) {
    try {
      return planner.buildQueryPlan(left);
    } catch (error) {
      if (!left.selectionSet.hasDefer()) throw error;
      const [, label] = /has deferRef "(\w+)"/.exec((error as Error).message) ?? [];
      const less = label === undefined ? left : left.withoutDefer(new Set([label]));
      left = less.toString() === left.toString() ? left.withoutDefer() : less;
    }
  }
}
