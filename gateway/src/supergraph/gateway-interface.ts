import type { GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
import type { Lane } from '@lapor/kit/http/lane';
import type { RequestContext } from '../context.js';
import type { Engine } from '../engine.js';
import { findOperation, unknownOperation } from '../planning/operation.js';
import type { Generation } from './generation.js';

/**
 * Our engine in the place where Apollo Server expects a gateway. Apollo Server parses, validates and writes the
 * answer; planning and execution are ours.
 */
export function toGatewayInterface(engine: Engine, generation: Generation): GatewayInterface {
  return {
    // Apollo Server asks to be told before it loads, and needs the schema by the time loading ends.
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: generation.apiSchema, coreSupergraphSdl: generation.supergraphSdl });
      return () => undefined;
    },
    async load() {
      return {
        executor: async ({ document, queryHash, request, context }: GatewayGraphQLRequestContext) => {
          const { settled } = context as RequestContext;
          if (settled) return settled;
          const operationName = request.operationName ?? null;
          if (!findOperation(document, operationName)) return { errors: [unknownOperation()] };
          const source = { document, documentHash: queryHash, operationName };
          if (request.query !== undefined) generation.known.learn(request.query, source);
          return engine.execute(source, request.variables ?? {}, context as RequestContext);
        },
      };
    },
    stop: async () => undefined,
  };
}

/** The lane of operations that Apollo Server has handed to the engine before: they need not be read and checked again. */
export function toLane(engine: Engine, generation: Generation): Lane<RequestContext> {
  return {
    find(query, operationName) {
      const source = generation.known.find(query, operationName);
      return source && ((variables, context) => engine.execute(source, variables, context));
    },
    settled: (context, outcome) => ({ ...context, settled: outcome }),
  };
}
