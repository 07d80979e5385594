import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.js';
import type { SubgraphRequest } from '../execution/execution.js';
import { atExpiry } from './expiry.js';
import { followTakeovers, type OnTakeover } from './follow-takeovers.js';
import { type LiveAnswer, takeCursor } from './live-answer.js';
import type { OpenOperation } from './open-operation.js';
import { Overflowed } from './waiting-events.js';

export interface SubscriptionRequest {
  /** On the generation that it is opened on. */
  readonly first: OpenOperation;
  readonly context: RequestContext;
  readonly onTakeover: OnTakeover;
  /** See EngineOptions. */
  readonly slowAfterMs: number;
}

export const TOO_SLOW = 'SUBSCRIPTION_TOO_SLOW' satisfies ErrorCode;

/**
 * Opens a subscription: each event of the upstream becomes an answer after the rest of the plan has run on it, in
 * order. It ends with an error as its last answer when the upstream fails, the token ends, one of its rights is taken or a
 * new supergraph does not let it go on, so that the client knows to come back with its cursor. A function and not an
 * `async function*`, so that `return()` works while it waits.
 */
export function openSubscription({ first, context, onTakeover, slowAfterMs }: SubscriptionRequest): AsyncIterableIterator<LiveAnswer> {
  const primary = first.operation.openPrimary(first.variables);
  const upstream = first.upstreams.get(primary.subgraph);
  if (!upstream) throw new Error(`there is no subgraph ${primary.subgraph}`);
  const open = (request: SubgraphRequest) => upstream.open(request, context.signFor(request.subgraph, request.operationHash));
  let stream = open(primary);
  let ended = false;
  let cut: ErrorCode | undefined;
  let last: string | undefined;
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
  /** Whoever reads, if slowly, gets what could not wait from the log, behind the last that they have taken. */
  const reopened = async (error: unknown) => {
    if (!(error instanceof Overflowed)) throw error;
    const { operation, variables, resumption } = await followed.now();
    if (cut) throw new RefusalError(cut);
    if (ended) return { done: true as const, value: undefined };
    if (!resumption || last === undefined || performance.now() - error.at > slowAfterMs) throw new RefusalError(TOO_SLOW);
    stream = open(operation.openPrimary({ ...variables, [resumption.afterVariable]: last }));
    return stream.next();
  };
  return {
    async next() {
      if (ended) return { done: true, value: undefined };
      try {
        const event = await stream.next().catch(reopened);
        const { operation, variables, resumption, sendEvent, kept } = await followed.now();
        if (cut) throw new RefusalError(cut);
        if (event.done) {
          await end();
          return { done: true, value: undefined };
        }
        const result = await operation.completeEvent(event.value, { variables, send: sendEvent(), kept });
        // What was on its way when the right was lost is read again with a fresh token, if it may be.
        if (cut) throw new RefusalError(cut);
        const answer = takeCursor(result, resumption?.cursorKey);
        last = answer.cursor ?? last;
        return { done: false, value: answer };
      } catch (error) {
        await end();
        return { done: false, value: { result: { errors: [told(error, last)] }, isEnd: true } };
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

/** Why it has ended; whoever was too slow is told behind which event they go on. */
function told(error: unknown, cursor: string | undefined): GraphQLError {
  if (!(error instanceof GraphQLError)) return new RefusalError('INTERNAL');
  return error.extensions.code === TOO_SLOW && cursor !== undefined ? new RefusalError(TOO_SLOW, { cursor }) : error;
}
