import { RefusalError } from '@lapor/kit/refusal';
import type { GraphQLError, ValidationRule } from 'graphql';
import type { RequestContext } from '../context.js';
import type { Foreign } from '../execution/own.js';
import type { Generations } from '../supergraph/generations.js';
import type { AskedOperation } from '../supergraph/known-operations.js';
import type { LiveAnswer } from './live-answer.js';
import { createReadOperation } from './read-operation.js';

/** What a client wants to have streamed, whatever transport it came over. */
export interface WantedOperation {
  readonly asked: AskedOperation;
  readonly variables: Foreign;
  /** The cursor of the last event that it has seen, where its transport remembers that. */
  readonly lastEventId: string | undefined;
}

/** A valid operation that has not begun. */
export interface ReadyOperation {
  readonly isSubscription: boolean;
  /** Begins it for a caller: one answer of a query or mutation, those of a subscription as they come. */
  begin(context: RequestContext): Promise<AsyncIterableIterator<LiveAnswer>>;
}

/** Reads and checks what is to be streamed, or says what is wrong with it. */
export type PrepareOperation = (wanted: WantedOperation) => ReadyOperation | { readonly faults: readonly GraphQLError[] };

/** @param rules the same that HTTP validates with. */
export function createPrepareOperation(generations: Generations, rules: readonly ValidationRule[]): PrepareOperation {
  const read = createReadOperation(rules);
  return ({ asked, variables, lastEventId }) => {
    const serving = generations.current;
    const source = read(serving.generation, asked);
    if (!('document' in source)) return { faults: source };
    const isSubscription = source.isSubscription === true;
    return {
      isSubscription,
      async begin(context) {
        if (!serving.hold()) throw new RefusalError('SUPERGRAPH_CHANGED');
        try {
          if (!isSubscription) return onlyAnswer(await serving.engine.execute(source, variables, context));
          const going = { asked, watch: generations.watch, ...(lastEventId !== undefined && { from: lastEventId }) };
          return await serving.engine.subscribe(source, variables, context, going);
        } finally {
          serving.release();
        }
      },
    };
  };
}

async function* onlyAnswer(result: LiveAnswer['result']): AsyncGenerator<LiveAnswer> {
  yield { result };
}
