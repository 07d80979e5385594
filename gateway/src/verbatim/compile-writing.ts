import type { WrittenResult } from '@lapor/kit/http/written-result';
import type { ExecutionResult } from 'graphql';
import type { CompiledOperation, OperationRequest } from '../execution/compile-operation.js';
import { compileGivenVariables } from '../execution/given-variables.js';
import type { Foreign } from '../execution/own.js';
import type { Operation } from '../planning/operation.js';
import type { Plan } from '../planning/plan.js';
import type { PlacesOptions } from './answer-places.js';
import { compileVerbatim, type WriteVerbatim } from './compile-verbatim.js';
import { decideOperation, decidePlan, decidingVariables } from './decide.js';
import { NotKept, NotSent, NotVerbatim } from './not-verbatim.js';
import { Sent } from './sent.js';
import type { Shelf, Shelved } from './shelf.js';

/** Runs a query and gives the answer as text where that can be done, otherwise as a result like any other. */
export type Write = (request: OperationRequest) => Promise<ExecutionResult | WrittenResult>;

/** Enough that the making pays. */
const WRITTEN_AFTER = 20;

/** So many answers in a row that could not be put together so, and it is not tried for a while: each was looked at twice. */
const MOST_MISSES = 20;
/** How many times an operation is then run the other way. */
const RESTING_RUNS = 500;

/** So many sets of what is left out by @skip and @include are written, the first that are asked for. */
const MOST_VARIANTS = 4;
/** What a variant takes whatever is asked for, as so many letters of its operation. */
const LETTERS_AT_LEAST = 500;

export interface WritingOptions extends Omit<PlacesOptions, 'deciding'> {
  /** How many times an operation is run the other way first. */
  readonly writtenAfter?: number | undefined;
  /** Room for all that is compiled, in letters of operations. */
  readonly shelf: Shelf;
  /** Told of errors that are nobody's but ours; the answer is made of objects then. */
  readonly onFault: (error: unknown) => void;
}

interface Variant extends Shelved {
  readonly write: WriteVerbatim;
}

/**
 * An answer is put together from texts (`compile-verbatim.ts`) as long as all is as it should be. Whatever is not, is left to the
 * executor, which knows what to say about it; it is given what has come already, so that nothing is asked for twice.
 * @param letters of the operation's text.
 */
export function compileWriting(
  { writtenAfter = WRITTEN_AFTER, shelf, onFault, ...options }: WritingOptions,
  operation: Operation,
  plan: Plan,
  { execute }: CompiledOperation,
  letters: number,
): Write {
  const coerce = compileGivenVariables(options.apiSchema, operation);
  const deciding = decidingVariables(operation);
  const variants = new Map<string, Variant | undefined>();
  /** How many times it is run the other way before it is tried. */
  let resting = writtenAfter;
  let misses = 0;

  const keyOf = (variables: Foreign) => deciding.map((name) => variables[name] === true).join();
  const compile = (key: string, variables: Foreign): void => {
    const only = Object.fromEntries(deciding.map((name) => [name, variables[name] === true]));
    const write = compileVerbatim({ ...options, deciding: only }, decideOperation(operation, only), decidePlan(plan, only));
    const variant = write && { write, weight: letters + LETTERS_AT_LEAST, usedAt: performance.now(), leave: () => variants.delete(key) };
    variants.set(key, variant);
    if (variant) shelf.add(variant);
  };
  const variantFor = (key: string, variables: Foreign): Variant | undefined => {
    const now = performance.now();
    if (!variants.has(key) && variants.size < MOST_VARIANTS) {
      if (shelf.hasRoom(letters + LETTERS_AT_LEAST, now)) tryToCompile(key, variables);
      else resting = RESTING_RUNS;
    }
    const variant = variants.get(key);
    if (variant) variant.usedAt = now;
    return variant;
  };
  const tryToCompile = (key: string, variables: Foreign): void => {
    try {
      compile(key, variables);
    } catch (error) {
      giveUp(key, error);
    }
  };
  /** Whatever it was, it is not to happen with the next request again. */
  const giveUp = (key: string, error: unknown): void => {
    variants.set(key, undefined);
    onFault(error);
  };
  const missed = (): void => {
    misses += 1;
    if (misses >= MOST_MISSES) resting = RESTING_RUNS;
  };

  return async (request) => {
    if (resting > 0) {
      resting -= 1;
      return execute(request);
    }
    const { variables } = coerce(request.variables);
    if (!variables) return execute(request);
    const key = keyOf(variables);
    const variant = variantFor(key, variables);
    if (!variant) return execute(request);
    const sent = new Sent(request.send);
    try {
      const written = await variant.write({ rawVariables: request.variables, sent, kept: request.kept });
      misses = 0;
      return { written };
    } catch (error) {
      if (error instanceof NotVerbatim || error instanceof NotKept) missed();
      else if (!(error instanceof NotSent)) giveUp(key, error);
      return execute({ ...request, send: (fetch) => sent.sendAgain(fetch) });
    }
  };
}
