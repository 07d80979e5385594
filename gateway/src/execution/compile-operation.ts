import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { AskedNames } from '../planning/asked-names.js';
import type { Operation } from '../planning/operation.js';
import type { Plan } from '../planning/plan.js';
import { NOTHING_REFUSED, type Refusals } from '../planning/refusals.js';
import { createAskedKeys } from './asked-keys.js';
import { askedRoot } from './asked-places.js';
import { compileNode } from './compile.js';
import type { SharedObjects } from './completion.js';
import { isConditional } from './conditions.js';
import type { SendToSubgraph, SubgraphAnswer, SubgraphRequest } from './execution.js';
import { compileGivenVariables } from './given-variables.js';
import { compileIntrospection } from './introspection.js';
import type { KeptEntities } from './kept-entities.js';
import { mergeInto } from './merge.js';
import type { Foreign } from './own.js';
import { readPlaces } from './plan-places.js';
import { createRefusalLog } from './refused.js';
import { compileRequest } from './request-body.js';
import { compileRewrites } from './rewrite.js';
import { compileRootRefusal } from './root-refusal.js';
import { compileShape } from './shape.js';
import { noteError, pathOf, toClientError } from './subgraph-error.js';
import type { SupergraphTypes } from './type-conditions.js';

/** What one request brings to a compiled operation. */
export interface OperationRequest {
  readonly variables: Foreign;
  readonly send: SendToSubgraph;
  readonly kept?: KeptEntities | undefined;
}

/** An operation ready to run any number of times. */
export interface CompiledOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Runs a query or mutation. */
  execute(request: OperationRequest): Promise<ExecutionResult>;
  /** The stream to open for a subscription. Throws a GraphQLError when the variables do not fit. */
  openPrimary(variables: Foreign): SubgraphRequest;
  /** Makes the answer of one event of a subscription: runs what the plan wants after it. */
  completeEvent(event: SubgraphAnswer, request: OperationRequest): Promise<ExecutionResult>;
}

export interface CompilerOptions {
  readonly apiSchema: GraphQLSchema;
  readonly types: SupergraphTypes;
  readonly askedNames: AskedNames;
  /** How many objects of a kind are completed before code is made for the rest; the default is for operation. */
  readonly hotAfter?: number | undefined;
}

/** The plan is that of what may be read of the operation; the answer has the form of the whole operation. */
export function compileOperation(
  { apiSchema, types, askedNames, hotAfter }: CompilerOptions,
  operation: Operation,
  plan: Plan,
  refusals: Refusals = NOTHING_REFUSED,
): CompiledOperation {
  const kind = operation.definition.operation;
  const root = plan.kind === 'operation' ? plan.root : plan.rest;
  const places = readPlaces(plan);
  const askedKeys = createAskedKeys(places, types);
  const run = root && compileNode(root, types, askedKeys);
  const asked = askedRoot(places, types);
  const shape = compileShape(apiSchema, operation, refusals, { plannedKey: askedNames.plannedKey, asked, types, hotAfter });
  const refuseRoot = refusals === NOTHING_REFUSED ? undefined : compileRootRefusal(apiSchema, operation, refusals);
  const introspect = compileIntrospection(apiSchema, operation);
  const primary = plan.kind === 'subscription' ? compileRequest(plan.primary) : undefined;
  const keepAsked = plan.kind === 'subscription' ? askedKeys.keepOf(plan.primary, []) : undefined;
  const rewriteOutput = plan.kind === 'subscription' ? compileRewrites(plan.primary.outputRewrites, types) : undefined;
  const coerce = compileGivenVariables(apiSchema, operation);
  const conditional = isConditional(operation);

  const finish = async (data: Foreign, errors: GraphQLError[], variables: Foreign, request: OperationRequest): Promise<ExecutionResult> => {
    const shared: SharedObjects = new Map();
    await run?.({ data, rawVariables: request.variables, variables, conditional, errors, shared, send: request.send, kept: request.kept });
    const wrong: GraphQLError[] = [];
    const missing: GraphQLError[] = [];
    const refused = createRefusalLog();
    const introspection = introspect?.(request.variables) ?? {};
    const shaped = shape(data, { variables, errors: wrong, missing, refused, introspection, shared });
    // What a failed fetch left empty has been reported with the fetch; saying it again for every field helps nobody.
    const faults = errors.length > 0 ? [...errors, ...wrong] : [...wrong, ...missing];
    const all = refused.errors.length > 0 ? [...refused.errors, ...faults] : faults;
    return all.length > 0 ? { errors: all, data: shaped } : { data: shaped };
  };

  return {
    kind,
    async execute(request) {
      const coerced = coerce(request.variables);
      if (coerced.errors) return { errors: coerced.errors };
      const refused = refuseRoot?.(coerced.variables);
      return refused ? { errors: refused, data: null } : finish({}, [], coerced.variables, request);
    },
    openPrimary(variables) {
      const coerced = coerce(variables);
      if (coerced.errors) throw coerced.errors[0];
      const [refused] = refuseRoot?.(coerced.variables) ?? [];
      if (refused) throw refused;
      // A subscription whose one field is left out by @skip or @include has nothing to open.
      if (!primary) throw new GraphQLError('This subscription selects no field.', { extensions: { code: 'BAD_REQUEST' } });
      return primary(variables, undefined);
    },
    async completeEvent(event, request) {
      const data: Foreign = {};
      if (event.data) {
        keepAsked?.(event.data);
        rewriteOutput?.(event.data);
        mergeInto(data, event.data);
      }
      const errors: GraphQLError[] = [];
      for (const error of event.errors) noteError(errors, () => toClientError(error, pathOf(error)));
      const coerced = coerce(request.variables);
      return coerced.errors ? { errors: coerced.errors } : finish(data, errors, coerced.variables, request);
    },
  };
}
