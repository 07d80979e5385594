import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { Plan } from './plan.js';
import { readApolloPlan } from './read-apollo-plan.js';

/** Decides how an operation is spread over the subgraphs. The operation must be valid against the API schema. */
export interface Planner {
  plan(document: DocumentNode, operationName: string | null): Promise<Plan>;
}

/** The planner of @apollo/query-planner over one supergraph. */
export function createPlanner(supergraph: Supergraph): Planner {
  const planner = new QueryPlanner(supergraph);
  const apiSchema = supergraph.apiSchema();
  return {
    async plan(document, operationName) {
      const operation = operationFromDocument(apiSchema, document, operationName === null ? {} : { operationName });
      return readApolloPlan(planner.buildQueryPlan(operation));
    },
  };
}
