import type { GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
import type { Lane } from '@lapor/kit/http/lane';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { RequestContext } from '../context.js';
import type { Foreign } from '../execution/own.js';
import { unknownOperation } from '../planning/operation.js';
import type { Generations } from './generations.js';
import type { AskedOperation } from './known-operations.js';
import type { OperationSource } from './operation-source.js';
import { recheck } from './recheck.js';
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
        executor: async ({ document, source: text, request, context, schema }: GatewayGraphQLRequestContext) => {
          const { settled } = context as RequestContext;
          if (settled) return settled;
          const asked = { text, operationName: request.operationName ?? null };
          const serving = generations.holdFor(schema);
          if (!serving) return run(holdCurrent(generations, asked), request.variables ?? {}, context as RequestContext);
          const source = serving.generation.known.learn(asked, document);
          if (source) return run({ serving, source }, request.variables ?? {}, context as RequestContext);
          serving.release();
          return { errors: [unknownOperation()] };
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
      const asked = { text: query, operationName };
      const source = current.generation.known.find(asked);
      return (
        source &&
        ((variables, context) => write(current.hold() ? { serving: current, source } : holdCurrent(generations, asked), variables, context))
      );
    },
    settled: (context, outcome) => ({ ...context, settled: outcome }),
  };
}

/** An operation and the generation that is held for it, or why the operation is valid on none. */
type Held = Ready | { readonly faults: readonly GraphQLError[] };

interface Ready {
  readonly serving: Serving;
  readonly source: OperationSource;
}

const run = (held: Held, variables: Foreign, context: RequestContext) =>
  runOn(held, ({ serving, source }) => serving.engine.execute(source, variables, context));
const write = (held: Held, variables: Foreign, context: RequestContext) =>
  runOn(held, ({ serving, source }) => serving.engine.write(source, variables, context));

async function runOn<Result>(held: Held, work: (held: Ready) => Promise<Result>): Promise<Result | ExecutionResult> {
  if ('faults' in held) return { errors: held.faults };
  try {
    return await work(held);
  } finally {
    held.serving.release();
  }
}

const VALIDATION_FAILED = { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } };

/** For an operation whose generation was freed before it began: nothing of it has run, so it may begin on the present one. */
function holdCurrent({ current }: Generations, asked: AskedOperation): Held {
  const { source, faults } = recheck(current.generation, asked);
  if (!source) return { faults: faults.map(({ message }) => new GraphQLError(message, VALIDATION_FAILED)) };
  if (!current.hold()) throw new Error('the gateway has stopped');
  return { serving: current, source };
}
