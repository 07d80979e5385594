import { type GraphQLSchema, OverlappingFieldsCanBeMergedRule, PossibleFragmentSpreadsRule, parse, validate } from 'graphql';
import { fetchesOfPlan } from './placed-fetches.js';
import type { Plan } from './plan.js';

/** Rules of which it can be said without the subgraph's own schema that a subgraph would refuse an operation (GraphQL spec, 5.3.2 and 5.5.2.3). */
const RULES = [OverlappingFieldsCanBeMergedRule, PossibleFragmentSpreadsRule];

/**
 * Whether no fetch of a plan would be refused by every subgraph. @param schema has all types of the subgraphs.
 */
export function hasSoundFetches(plan: Plan, schema: GraphQLSchema): boolean {
  return fetchesOfPlan(plan).every(({ fetch }) => validate(schema, parse(fetch.operation, { noLocation: true }), RULES).length === 0);
}
