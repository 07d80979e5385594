import type { WrittenResult } from '@lapor/kit/http/written-result';
import type { ExecutionResult } from 'graphql';
import type { CompiledOperation, OperationRequest } from '../execution/compile-operation.js';
import { compileGivenVariables } from '../execution/given-variables.js';
import type { Foreign } from '../execution/own.js';
import type { Operation } from '../planning/operation.js';
import type { Plan } from '../planning/plan.js';
import { compileVerbatim, type WriteVerbatim } from './compile-verbatim.js';
import { decideOperation, decidePlan, decidingVariables } from './decide.js';
import type { PlacesOptions } from './places.js';
import { keepSent } from './sent.js';
import { NotVerbatim } from './writing.js';

/** Runs a query and gives the answer as text where that can be done, otherwise as a result like any other. */
export type Write = (request: OperationRequest) => Promise<ExecutionResult | WrittenResult>;

/** Enough that the making pays. */
const HOT_AFTER = 20;

/** So many answers in a row that could not be put together so, and it is not tried any more: each was looked at twice. */
const MOST_MISSES = 20;

/** So many sets of what is left out by @skip and @include are written, the first that are asked for. */
const MOST_VARIANTS = 16;

export interface WritingOptions extends Omit<PlacesOptions, 'deciding'> {
  /** How many times an operation is run the other way first. */
  readonly hotAfter?: number | undefined;
}

/**
 * An answer is put together from texts (`compile-verbatim.ts`) as long as all is as it should be. Whatever is not, is left to the
 * executor, which knows what to say about it; it is given what has come already, so that nothing is asked for twice.
 */
export function compileWriting(options: WritingOptions, operation: Operation, plan: Plan, { execute }: CompiledOperation): Write {
  const { apiSchema, hotAfter = HOT_AFTER } = options;
  const coerce = compileGivenVariables(apiSchema, operation);
  const deciding = decidingVariables(operation);
  const variants = new Map<string, WriteVerbatim | undefined>();
  const variantFor = (variables: Foreign): WriteVerbatim | undefined => {
    const decided = deciding.map((name) => [name, variables[name] === true] as const);
    const key = decided.join();
    if (variants.has(key) || variants.size === MOST_VARIANTS) return variants.get(key);
    const only = Object.fromEntries(decided);
    const write = compileVerbatim({ ...options, deciding: only }, decideOperation(operation, only), decidePlan(plan, only));
    variants.set(key, write);
    return write;
  };
  let runs = 0;
  let misses = 0;
  return async (request) => {
    if (runs < hotAfter || misses >= MOST_MISSES) {
      runs += 1;
      return execute(request);
    }
    const { variables } = coerce(request.variables);
    const write = variables && variantFor(variables);
    if (!write) return execute(request);
    const sent = keepSent(request.send);
    try {
      const written = await write({ rawVariables: request.variables, send: sent.send, kept: request.kept });
      misses = 0;
      return { written };
    } catch (error) {
      if (error instanceof NotVerbatim) misses += 1;
      return execute({ ...request, send: sent.sendAgain });
    }
  };
}
