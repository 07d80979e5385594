import { type Operation, operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { byContext } from './by-context.js';
import { NO_OVERRIDES, type Overrides } from './overrides.js';
import type { Plan } from './plan.js';
import { readApolloPlan } from './read-apollo-plan.js';

/** Objects of different types at one place are fetched apart where they are asked for different things. */
const PLANNING = { typeConditionedFetching: true };

type BuildQueryPlanOptions = NonNullable<Parameters<QueryPlanner['buildQueryPlan']>[1]>;

/** Plans at once, however long it takes. */
export type PlanAtOnce = (document: DocumentNode, operationName: string | null, overrides?: Overrides) => Plan;

/** With this begins what the planner throws where the subgraphs leave no way to what is asked for. */
const NO_WAY = 'Was not able to find any options';

/**
 * The planner of @apollo/query-planner over one supergraph. Operations with `@defer` have one of their own, made when the
 * first comes: all others are planned as if there were no such thing.
 */
export function createApolloPlanner(supergraph: Supergraph): PlanAtOnce {
  const planner = new QueryPlanner(supergraph, PLANNING);
  let deferring: QueryPlanner | undefined;
  const apiSchema = supergraph.apiSchema();
  const planAtOnce: PlanAtOnce = (document, operationName, overrides = NO_OVERRIDES) => {
    const operation = operationFromDocument(apiSchema, document, operationName === null ? {} : { operationName });
    const options = { overrideConditions: new Map(overrides) };
    if (!operation.selectionSet.hasDefer()) return readApolloPlan(planner.buildQueryPlan(operation, options));
    deferring ??= new QueryPlanner(supergraph, { ...PLANNING, incrementalDelivery: { enableDefer: true } });
    return readApolloPlan(planDeferring(deferring, operation, options));
  };
  return (document, ...others) => {
    const first = unlessNoWay(() => planAtOnce(document, ...others));
    if (first) return first;
    const byTypes = byContext(document, supergraph);
    return (byTypes && unlessNoWay(() => planAtOnce(byTypes, ...others))) ?? { kind: 'operation', root: undefined };
  };
}

function unlessNoWay(plan: () => Plan): Plan | undefined {
  try {
    return plan();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith(NO_WAY)) return undefined;
    throw error;
  }
}

/**
 * The planner cannot defer everything: of some fields that others are required for (`@requires`) it says that a fetch
 * "cannot have a top-level deferRef". Such a fragment is planned with what stands around it, and comes with that.
 */
function planDeferring(planner: QueryPlanner, operation: Operation, options: BuildQueryPlanOptions): QueryPlan {
  let left = operation.expandAllFragments();
  for (;;) {
    try {
      return planner.buildQueryPlan(left, options);
    } catch (error) {
      if (!left.selectionSet.hasDefer() || (error as Error).message.startsWith(NO_WAY)) throw error;
      const [, label] = /has deferRef "(\w+)"/.exec((error as Error).message) ?? [];
      const less = label === undefined ? left : left.withoutDefer(new Set([label]));
      left = less.toString() === left.toString() ? left.withoutDefer() : less;
    }
  }
}
