import type { GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.js';
import { findOperation, unknownOperation } from '../planning/operation.js';
import type { Generations } from './generations.js';
import type { Serving } from './serving.js';

/**
 * Our engine in the place where Apollo Server expects a gateway. Apollo Server parses, validates and writes the
 * answer; planning and execution are ours. An operation runs on the generation whose schema it was validated with.
 */
export function toGatewayInterface(generations: Generations): GatewayInterface {
  return {
    // Apollo Server asks to be told before it loads, and needs the schema by the time loading ends.
    onSchemaLoadOrUpdate(callback) {
      const tell = ({ generation }: Serving) => callback({ apiSchema: generation.apiSchema, coreSupergraphSdl: generation.supergraphSdl });
      tell(generations.current);
      return generations.watch(generations.current.generation, tell);
    },
    async load() {
      return {
        executor: async ({ document, queryHash, request, context, schema }: GatewayGraphQLRequestContext) => {
          const operationName = request.operationName ?? null;
          if (!findOperation(document, operationName)) return { errors: [unknownOperation()] };
          const found = generations.holdFor(schema) ?? holdCurrent(generations, document);
          if ('faults' in found) return { errors: found.faults };
          try {
            return await found.engine.execute(
              { document, documentHash: queryHash, operationName },
              request.variables ?? {},
              context as RequestContext,
            );
          } finally {
            found.release();
          }
        },
      };
    },
    stop: async () => undefined,
  };
}

const VALIDATION_FAILED = { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } };

/** For an operation whose generation was freed before it began: nothing of it has run, so it may begin on the present one. */
function holdCurrent(
  { current }: Generations,
  document: GatewayGraphQLRequestContext['document'],
): Serving | { readonly faults: readonly GraphQLError[] } {
  const faults = current.generation.faultsOf(document);
  if (faults.length > 0) return { faults: faults.map(({ message }) => new GraphQLError(message, VALIDATION_FAILED)) };
  if (!current.hold()) throw new Error('the gateway has stopped');
  return current;
}
