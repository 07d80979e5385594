import type { DocumentNode } from 'graphql';
import type { Overrides } from './overrides.js';
import type { Plan } from './plan.js';

/** Decides how an operation is spread over the subgraphs. The operation must be valid against the API schema. */
export interface Planner {
  plan(document: DocumentNode, operationName: string | null, overrides?: Overrides): Promise<Plan>;
}
