import type { GraphQLSchema } from 'graphql';
import type { AskedNames } from '../planning/asked-names.js';
import { byObjectType } from '../planning/by-object-type.js';
import { writeDefaults } from '../planning/client-directives.js';
import { keepObjects } from '../planning/keep-objects.js';
import type { Operation } from '../planning/operation.js';
import type { Overrides } from '../planning/overrides.js';
import type { Plan } from '../planning/plan.js';
import { plannedDocument } from '../planning/planned-document.js';
import type { Planner } from '../planning/planner.js';
import { withoutLeftOut } from '../planning/without-left-out.js';
import type { OverrideLabels } from './override-labels.js';

/** Plans an operation, under the name that it has in its document. */
export type PlanOperation = (operation: Operation, operationName: string | null, overrides: Overrides) => Promise<Plan>;

export interface PlanOperationOptions {
  readonly apiSchema: GraphQLSchema;
  readonly askedNames: AskedNames;
  readonly labels: OverrideLabels;
  readonly planner: Planner;
  /** Says in a plan what of it may be kept. */
  readonly annotate: (plan: Plan) => Plan;
}

/** Brings an operation into the form that planners can be trusted with, and has it planned. */
export function createPlanOperation({ apiSchema, askedNames, labels, planner, annotate }: PlanOperationOptions): PlanOperation {
  return async (operation, operationName, overrides) => {
    const kept = withoutLeftOut(keepObjects(writeDefaults(apiSchema, plannedDocument(operation))));
    const labelled = overrides.size > 0 ? byObjectType(kept, apiSchema, ({ name }) => labels.fields.has(name.value)) : kept;
    return annotate(await planner.plan(askedNames.forPlanner(labelled), operationName, overrides));
  };
}
