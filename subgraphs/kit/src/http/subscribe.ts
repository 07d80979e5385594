import { BEGINNING_EXTENSION } from '@lapor/schema/identity';
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { beginningOf } from '../event-log/beginning.js';
import { compileAnswer } from '../execution/compile-answer.js';

export interface SubscriptionArgs extends ExecutionArgs {
  /** Whether the caller asks to be told behind which event the stream begins (`BEGINNING_EXTENSION`). */
  readonly tellsBeginning?: boolean;
}

/** Starts a subscription (GraphQL specification, 6.2.3): its stream of answers, or why there is none. */
export async function subscribe({
  tellsBeginning,
  ...args
}: SubscriptionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  const answer = compileAnswer(args);
  const beginning = tellsBeginning ? beginningOf(source) : undefined;
  let first: ExecutionResult | undefined =
    beginning === undefined ? undefined : { data: null, extensions: { [BEGINNING_EXTENSION]: beginning } };
  const answers: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      if (first) {
        const value = first;
        first = undefined;
        return { done: false, value };
      }
      const event = await events.next();
      if (event.done) return { done: true, value: undefined };
      const value = (await answer?.(event.value)) ?? (await execute({ ...args, rootValue: event.value }));
      return { done: false, value };
    },
    // What the source does when it is ended counts, not what it says.
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => answers,
  };
  return answers;
}
