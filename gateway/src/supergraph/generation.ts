import type { GraphQLSchema } from 'graphql';
import { compileAccessRules } from '../auth/directives.js';
import { createTypeConditions } from '../execution/type-conditions.js';
import { createPlanner } from '../planning/planner.js';
import { buildSupergraph } from './build-supergraph.js';
import { createPrepare, type Prepare } from './prepare.js';

/** Everything that follows from one supergraph. It never changes; a new supergraph is a new generation. */
export interface Generation {
  readonly supergraphSdl: string;
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly prepare: Prepare;
}

export interface GenerationOptions {
  readonly planCacheMaxBytes: number;
}

/**
 * Builds a generation.
 *
 * @throws {StartFailure} when the text is not a supergraph that this gateway can serve, or asks for a guard it does not have.
 */
export function createGeneration(supergraphSdl: string, { planCacheMaxBytes }: GenerationOptions): Generation {
  const supergraph = buildSupergraph(supergraphSdl);
  const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
  return {
    supergraphSdl,
    apiSchema,
    subgraphs: supergraph.subgraphsMetadata(),
    prepare: createPrepare({
      apiSchema,
      types: createTypeConditions(supergraph.schema),
      planner: createPlanner(supergraph),
      rules: compileAccessRules(supergraph.schema),
      planCacheMaxBytes,
    }),
  };
}
