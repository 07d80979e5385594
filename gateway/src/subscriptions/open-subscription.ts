import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.js';
import { atExpiry } from './expiry.js';
import type { Live } from './live.js';
import type { LiveAnswer } from './live-answer.js';
import { type OpenOperation, startOf } from './open-operation.js';
import type { Seat } from './seat.js';
import { createWaitingEvents, Overflowed } from './waiting-events.js';

export interface SubscriptionRequest {
  /** On the generation that it is opened on. */
  readonly opened: OpenOperation;
  readonly goOn: Seat['goOn'];
  readonly context: RequestContext;
  readonly live: Live;
}

export const TOO_SLOW = 'SUBSCRIPTION_TOO_SLOW' satisfies ErrorCode;

/**
 * Opens a subscription for a client: it is seated among those who are given the same, and takes its answers in order. It ends
 * with an error as its last answer when the upstream fails, the token ends, one of its rights is taken or a new supergraph does
 * not let it go on, so that the client knows to come back with its cursor. A function and not an `async function*`, so that
 * `return()` works while it waits.
 */
export function openSubscription({ opened, goOn, context, live }: SubscriptionRequest): AsyncIterableIterator<LiveAnswer> {
  const { groups, maxWaiting, slowAfterMs } = live;
  let ended = false;
  let reason: ErrorCode | undefined;
  let last = startOf(opened);
  const queue = () =>
    createWaitingEvents<LiveAnswer>(
      maxWaiting,
      () => seat.row?.leave(seat),
      () => seat.row?.resume(),
    );
  const seat: Seat = {
    context,
    opened,
    goOn,
    row: undefined,
    waiting: queue(),
    // Ending the queue wakes the pending next(); racing it against a promise that never settles would pile up memory.
    cut(code) {
      reason ??= code;
      void seat.waiting.return?.();
    },
  };
  groups.seat(seat, last);
  const stopExpiry = atExpiry(context.principal.sessionExp, () => seat.cut('TOKEN_EXPIRED'));
  const stopWatching = context.watchRights(() => seat.cut('TOKEN_REVOKED'));
  const end = async () => {
    ended = true;
    stopExpiry();
    stopWatching();
    await seat.waiting.return?.();
  };
  /** Whoever reads, if slowly, gets what could not wait from the log, behind the last that they have taken. */
  const seatedAgain = async (error: unknown) => {
    if (!(error instanceof Overflowed)) throw error;
    if (reason) throw new RefusalError(reason);
    if (ended) return { done: true as const, value: undefined };
    if (!seat.opened.resumption || last === undefined || performance.now() - error.at > slowAfterMs) throw new RefusalError(TOO_SLOW);
    seat.waiting = queue();
    groups.seat(seat, last);
    return seat.waiting.next();
  };
  return {
    async next() {
      if (ended) return { done: true, value: undefined };
      try {
        const answer = await seat.waiting.next().catch(seatedAgain);
        // What was on its way when the right was lost is read again with a fresh token, if it may be.
        if (reason) throw new RefusalError(reason);
        if (answer.done) await end();
        else last = answer.value.cursor ?? last;
        return answer;
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
