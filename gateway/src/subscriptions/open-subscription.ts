import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.js';
import { atExpiry } from './expiry.js';
import { followTakeovers, type OnTakeover } from './follow-takeovers.js';
import { type LiveAnswer, takeCursor } from './live-answer.js';
import type { OpenOperation } from './open-operation.js';

export interface SubscriptionRequest {
  /** On the generation that it is opened on. */
  readonly first: OpenOperation;
  readonly context: RequestContext;
  readonly onTakeover: OnTakeover;
}

/**
 * Opens a subscription: each event of the upstream becomes an answer after the rest of the plan has run on it, in
 * order. It ends with an error as its last answer when the upstream fails, the token ends, one of its rights is taken or a
 * new supergraph does not let it go on, so that the client knows to come back with its cursor. A function and not an
 * `async function*`, so that `return()` works while it waits.
 */
export function openSubscription({ first, context, onTakeover }: SubscriptionRequest): AsyncIterableIterator<LiveAnswer> {
  const primary = first.operation.openPrimary(first.variables);
  const upstream = first.upstreams.get(primary.subgraph);
  if (!upstream) throw new Error(`there is no subgraph ${primary.subgraph}`);
  const stream = upstream.open(primary, context.signFor(primary.subgraph, primary.operationHash));
  let ended = false;
  let cut: ErrorCode | undefined;
  // Ending the stream wakes the pending next(); racing it against a promise that never settles would pile up memory.
  const cutOff = (code: ErrorCode) => {
    cut ??= code;
    void stream.return?.();
  };
  const stopExpiry = atExpiry(context.principal.sessionExp, () => cutOff('TOKEN_EXPIRED'));
  const stopWatching = context.watchRights(() => cutOff('TOKEN_REVOKED'));
  const followed = followTakeovers({ first, primary, onTakeover, cut: cutOff });
  const end = async () => {
    ended = true;
    followed.stop();
    stopExpiry();
    stopWatching();
    await stream.return?.();
  };
  return {
    async next() {
      if (ended) return { done: true, value: undefined };
      try {
        const event = await stream.next();
        const { operation, variables, cursorKey, sendEvent, kept } = await followed.now();
        if (cut) throw new RefusalError(cut);
        if (event.done) {
          await end();
          return { done: true, value: undefined };
        }
        const result = await operation.completeEvent(event.value, { variables, send: sendEvent(), kept });
        // What was on its way when the right was lost is read again with a fresh token, if it may be.
        if (cut) throw new RefusalError(cut);
        return { done: false, value: takeCursor(result, cursorKey) };
      } catch (error) {
        await end();
        return {
          done: false,
          value: { result: { errors: [error instanceof GraphQLError ? error : new RefusalError('INTERNAL')] }, isEnd: true },
        };
      }
    },
    async return() {
      await end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
