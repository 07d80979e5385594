import type { WrittenResult } from '@lapor/kit/http/written-result';
import type { ExecutionResult } from 'graphql';
import type { CompiledOperation, OperationRequest } from '../execution/compile-operation.js';
import { compileGivenVariables } from '../execution/given-variables.js';
import type { Operation } from '../planning/operation.js';
import type { Plan } from '../planning/plan.js';
import { compileVerbatim, NotVerbatim, type WriteVerbatim } from './compile-verbatim.js';
import type { PlacesOptions } from './places.js';
import { keepSent } from './sent.js';

/** Runs a query and gives the answer as text where that can be done, otherwise as a result like any other. */
export type Write = (request: OperationRequest) => Promise<ExecutionResult | WrittenResult>;

/** Enough that the making pays. */
const HOT_AFTER = 20;

/** So many answers in a row that could not be put together so, and it is not tried any more: each was looked at twice. */
const MOST_MISSES = 20;

export interface WritingOptions extends PlacesOptions {
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
  let write: WriteVerbatim | undefined;
  let count = 0;
  let misses = 0;
  return async (request) => {
    if (count <= hotAfter) {
      if (count === hotAfter) write = compileVerbatim(options, operation, plan);
      count += 1;
    }
    if (!write || coerce(request.variables).errors) return execute(request);
    const sent = keepSent(request.send);
    try {
      const written = await write({ rawVariables: request.variables, send: sent.send, kept: request.kept });
      misses = 0;
      return { written };
    } catch (error) {
      if (error instanceof NotVerbatim) {
        misses += 1;
        if (misses === MOST_MISSES) write = undefined;
      }
      return execute({ ...request, send: sent.sendAgain });
    }
  };
}
