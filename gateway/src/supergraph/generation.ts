import type { GraphQLSchema } from 'graphql';
import { compileAccessRules } from '../auth/directives.js';
import { createTypeConditions } from '../execution/type-conditions.js';
import { createAskedNames } from '../planning/asked-names.js';
import { type PlanningLimits, startPlannerThreads } from '../planning/planner-threads.js';
import { buildSupergraph } from './build-supergraph.js';
import { readInsertedFields } from './inserted-fields.js';
import { createKnownOperations, type KnownOperations } from './known-operations.js';
import { createPrepare, type Prepare } from './prepare.js';

/** Everything that follows from one supergraph. It never changes; a new supergraph is a new generation. */
export interface Generation {
  readonly supergraphSdl: string;
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly prepare: Prepare;
  readonly known: KnownOperations;
  /** Resolves when operations can be planned at once. */
  ready(): Promise<void>;
  /** Ends its threads of planning. */
  stop(): Promise<void>;
}

export interface GenerationOptions {
  readonly planCacheMaxBytes: number;
  readonly planning: PlanningLimits;
}

/**
 * Builds a generation.
 *
 * @throws {StartFailure} when the text is not a supergraph that this gateway can serve, or asks for a guard it does not have.
 */
export function createGeneration(supergraphSdl: string, { planCacheMaxBytes, planning }: GenerationOptions): Generation {
  const supergraph = buildSupergraph(supergraphSdl);
  const rules = compileAccessRules(supergraph.schema);
  const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
  const planner = startPlannerThreads({ supergraphSdl }, planning);
  return {
    supergraphSdl,
    apiSchema,
    subgraphs: supergraph.subgraphsMetadata(),
    prepare: createPrepare({
      apiSchema,
      types: createTypeConditions(supergraph.schema),
      askedNames: createAskedNames(readInsertedFields(supergraph.schema)),
      planner,
      rules,
      planCacheMaxBytes,
    }),
    known: createKnownOperations(planCacheMaxBytes),
    ready: planner.ready,
    stop: planner.stop,
  };
}
