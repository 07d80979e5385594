import { type ExecutionResult, type GraphQLError, OperationTypeNode } from 'graphql';
import type { DeferLabels, Operation } from '../planning/operation.js';
import type { Plan } from '../planning/plan.js';
import type { Refusals } from '../planning/refusals.js';
import { written } from './answer-path.js';
import { createAskedKeys } from './asked-keys.js';
import { askedRoot } from './asked-places.js';
import { compileNode } from './compile.js';
import { type CompiledOperation, type CompilerOptions, compileOperation, type OperationRequest } from './compile-operation.js';
import { type CompletePart, createCompletePart } from './complete-part.js';
import type { ShapeRequest } from './completion.js';
import { isConditional } from './conditions.js';
import { Deferral } from './deferral.js';
import type { DeferredObject } from './deferred-fragments.js';
import type { SendToSubgraph } from './execution.js';
import { compileGivenVariables } from './given-variables.js';
import { compileIntrospection } from './introspection.js';
import type { Foreign } from './own.js';
import { readPlaces } from './plan-places.js';
import { createRefusalLog } from './refused.js';
import { compileRootRefusal } from './root-refusal.js';
import { compileShape } from './shape.js';
import { standsIn } from './stands-in.js';

export interface DeferringRequest extends OperationRequest {
  /** Sends what is asked for later parts of the answer. */
  readonly sendDeferred: SendToSubgraph;
}

/** The first part of an answer, and what is known of the others; none is to come when `deferred` is empty. */
export interface FirstPart {
  readonly result: ExecutionResult;
  readonly deferred: readonly DeferredObject[];
  /** Resolves with what has failed when all that a fragment needs has come. */
  readonly part: (label: string) => Promise<readonly GraphQLError[]>;
  readonly complete: CompletePart;
}

/** An operation whose deferred fragments are delivered later. */
export interface DeferringOperation extends CompiledOperation {
  readonly labels: DeferLabels;
  /** Runs it until the first part of its answer is there; what belongs to the others goes on. */
  start(request: DeferringRequest): Promise<FirstPart>;
}

/** Compiles an operation that is written out (`planning/write-out.ts`). */
export function compileDeferring(compiler: CompilerOptions, operation: Operation, plan: Plan, refusals: Refusals): DeferringOperation {
  const { apiSchema, types, askedNames, hotAfter } = compiler;
  const places = readPlaces(plan);
  const run = plan.kind === 'operation' && plan.root ? compileNode(plan.root, types, createAskedKeys(places, types)) : undefined;
  const asked = askedRoot(places, types);
  const shape = compileShape(apiSchema, operation, refusals, { plannedKey: askedNames.plannedKey, asked, types, hotAfter });
  const refuseRoot = compileRootRefusal(apiSchema, operation, refusals);
  const introspect = compileIntrospection(apiSchema, operation);
  const coerce = compileGivenVariables(apiSchema, operation);
  const conditional = isConditional(operation);
  const early = operation.definition.operation === OperationTypeNode.QUERY;

  const start = async ({ variables: rawVariables, send, sendDeferred }: DeferringRequest): Promise<FirstPart> => {
    const coerced = coerce(rawVariables);
    if (coerced.errors) return atOnce({ errors: coerced.errors });
    const { variables } = coerced;
    const refusedRoot = refuseRoot?.(variables);
    if (refusedRoot) return atOnce({ errors: refusedRoot, data: null });
    const data: Foreign = {};
    const errors: GraphQLError[] = [];
    const deferral = new Deferral({ early, send: sendDeferred });
    await run?.({ data, rawVariables, variables, conditional, errors, shared: new Map(), send, deferral });
    const introspection = introspect?.(rawVariables) ?? {};
    const found: DeferredObject[] = [];
    const request = { ...emptyRequest(variables, introspection), deferred: found };
    const shaped = shape(data, request);
    const faults = [...request.refused.errors, ...errors, ...request.errors, ...(errors.length > 0 ? [] : request.missing)];
    return {
      result: faults.length > 0 ? { errors: faults, data: shaped } : { data: shaped },
      // What has become null in the answer has no parts that could be added to it.
      deferred: found.filter(({ path }) => standsIn(shaped, written(path))),
      part: (label) => deferral.part(label),
      complete: createCompletePart(shaped, () => emptyRequest(variables, introspection)),
    };
  };
  return { ...compileOperation(compiler, operation, plan, refusals), labels: operation.labels ?? new Map(), start };
}

function emptyRequest(variables: Foreign, introspection: Foreign): ShapeRequest {
  return { variables, errors: [], missing: [], refused: createRefusalLog(), introspection, shared: new Map() };
}

function atOnce(result: ExecutionResult): FirstPart {
  return { result, deferred: [], part: () => Promise.resolve([]), complete: () => ({ items: [], found: [] }) };
}
