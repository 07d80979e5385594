import type { GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
import type { Lane } from '@lapor/kit/http/lane';
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import type { RequestContext } from '../context.js';
import type { Foreign } from '../execution/own.js';
import { findOperation, unknownOperation } from '../planning/operation.js';
import type { Generations } from './generations.js';
import type { OperationSource } from './prepare.js';
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
          const { settled } = context as RequestContext;
          if (settled) return settled;
          const operationName = request.operationName ?? null;
          if (!findOperation(document, operationName)) return { errors: [unknownOperation()] };
          const held = generations.holdFor(schema) ?? holdCurrent(generations, document);
          const source = { document, documentHash: queryHash, operationName };
          if (request.query !== undefined && 'generation' in held) held.generation.known.learn(request.query, source);
          return run(held, source, request.variables ?? {}, context as RequestContext);
        },
      };
    },
    stop: async () => undefined,
  };
}

/** The lane of operations that the present generation knows: they need not be read and checked again. */
export function toLane(generations: Generations): Lane<RequestContext> {
  return {
    find(query, operationName) {
      const { current } = generations;
      const source = current.generation.known.find(query, operationName);
      return (
        source &&
        ((variables, context) => run(current.hold() ? current : holdCurrent(generations, source.document), source, variables, context))
      );
    },
    settled: (context, outcome) => ({ ...context, settled: outcome }),
  };
}

/** A generation that is held for an operation, or why the operation is valid on none. */
type Held = Serving | { readonly faults: readonly GraphQLError[] };

async function run(held: Held, source: OperationSource, variables: Foreign, context: RequestContext): Promise<ExecutionResult> {
  if ('faults' in held) return { errors: held.faults };
  try {
    return await held.engine.execute(source, variables, context);
  } finally {
    held.release();
  }
}

const VALIDATION_FAILED = { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } };

/** For an operation whose generation was freed before it began: nothing of it has run, so it may begin on the present one. */
function holdCurrent({ current }: Generations, document: DocumentNode): Held {
  const faults = current.generation.faultsOf(document);
  if (faults.length > 0) return { faults: faults.map(({ message }) => new GraphQLError(message, VALIDATION_FAILED)) };
  if (!current.hold()) throw new Error('the gateway has stopped');
  return current;
}
