import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { NO_OVERRIDES, type Overrides } from './overrides.js';
import type { Plan } from './plan.js';
import { readApolloPlan } from './read-apollo-plan.js';

/** Plans at once, however long it takes. */
export type PlanAtOnce = (document: DocumentNode, operationName: string | null, overrides?: Overrides) => Plan;

/** The planner of @apollo/query-planner over one supergraph. */
export function createApolloPlanner(supergraph: Supergraph): PlanAtOnce {
  const planner = new QueryPlanner(supergraph, { typeConditionedFetching: true });
  const apiSchema = supergraph.apiSchema();
  return (document, operationName, overrides = NO_OVERRIDES) => {
    const operation = operationFromDocument(apiSchema, document, operationName === null ? {} : { operationName });
    return readApolloPlan(planner.buildQueryPlan(operation, { overrideConditions: new Map(overrides) }));
  };
}
