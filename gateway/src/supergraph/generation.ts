import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type CompiledOperation, compileOperation } from '../execution/compile-operation.js';
import { createTypeConditions } from '../execution/type-conditions.js';
import { type Cost, compileCost } from '../limits/cost.js';
import { findOperation } from '../planning/operation.js';
import { createPlanCache } from '../planning/plan-cache.js';
import { createPlanner } from '../planning/planner.js';

/** Everything that follows from one supergraph. It never changes; a new supergraph is a new generation. */
export interface Generation {
  readonly supergraphSdl: string;
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** Plans and compiles a valid operation, once for each document and name. */
  prepare(operation: OperationSource): Promise<PreparedOperation>;
}

/** A compiled operation, and what it may cost with given variables. */
export interface PreparedOperation extends CompiledOperation {
  readonly cost: Cost;
}

export interface OperationSource {
  readonly document: DocumentNode;
  /** A hash of the document's text. */
  readonly documentHash: string;
  readonly operationName: string | null;
}

export interface GenerationOptions {
  readonly planCacheMaxBytes: number;
}

/** For a document that was not made from a text here. */
const UNKNOWN_LENGTH = 10_000;

/** Builds a generation. Throws when the text is not a supergraph that this gateway can serve. */
export function createGeneration(supergraphSdl: string, { planCacheMaxBytes }: GenerationOptions): Generation {
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
  const types = createTypeConditions(supergraph.schema);
  const planner = createPlanner(supergraph);
  const compiled = createPlanCache<PreparedOperation>(planCacheMaxBytes);

  const compile = async ({ document, operationName }: OperationSource) => {
    const operation = findOperation(document, operationName);
    if (!operation) throw new Error('the document was prepared without an operation of that name');
    const plan = await planner.plan(document, operationName);
    return { ...compileOperation({ apiSchema, types }, operation, plan), cost: compileCost(apiSchema, operation) };
  };
  return {
    supergraphSdl,
    apiSchema,
    subgraphs: supergraph.subgraphsMetadata(),
    prepare: (source) =>
      compiled.get(`${source.documentHash}:${source.operationName ?? ''}`, source.document.loc?.end ?? UNKNOWN_LENGTH, () =>
        compile(source),
      ),
  };
}
