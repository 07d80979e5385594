import type { GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
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
          const operationName = request.operationName ?? null;
          if (!findOperation(document, operationName)) return { errors: [unknownOperation()] };
          return engine.execute({ document, documentHash: queryHash, operationName }, request.variables ?? {}, context as RequestContext);
        },
      };
    },
    stop: async () => undefined,
  };
}
