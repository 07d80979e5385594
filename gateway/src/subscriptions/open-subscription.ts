import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.js';
import { atExpiry } from './expiry.js';
import type { Live } from './live.js';
import type { LiveAnswer } from './live-answer.js';
import { type OpenOperation, startOf } from './open-operation.js';
import type { Seat } from './seat.js';
import { type EventSource, Overflowed, WaitingEvents } from './waiting-events.js';

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
 * not let it go on, so that the client knows to come back with its cursor.
 */
export function openSubscription(request: SubscriptionRequest): AsyncIterableIterator<LiveAnswer> {
  return new Subscription(request);
}

/**
 * A class, because there are ten thousand of them: with closures each would weigh twice as much. And no `async function*`, so that
 * `return()` works while it waits.
 */
class Subscription implements Seat, EventSource, AsyncIterableIterator<LiveAnswer> {
  readonly context: RequestContext;
  readonly goOn: Seat['goOn'];
  opened: OpenOperation;
  row: Seat['row'];
  waiting: WaitingEvents<LiveAnswer>;
  readonly #live: Live;
  readonly #stopExpiry: () => void;
  readonly #stopWatching: () => void;
  #ended = false;
  #reason: ErrorCode | undefined;
  /** The cursor of the last that was taken. */
  #last: string | undefined;

  constructor({ opened, goOn, context, live }: SubscriptionRequest) {
    this.context = context;
    this.goOn = goOn;
    this.opened = opened;
    this.#live = live;
    this.#last = startOf(opened);
    this.waiting = new WaitingEvents(live.maxWaiting, this);
    live.groups.seat(this, this.#last);
    this.#stopExpiry = atExpiry(context.principal.sessionExp, () => this.cut('TOKEN_EXPIRED'));
    this.#stopWatching = context.watchRights(() => this.cut('TOKEN_REVOKED'));
  }

  leave(): void {
    this.row?.leave(this);
  }

  emptied(): void {
    this.row?.resume();
  }

  // Ending the queue wakes the pending next(); racing it against a promise that never settles would pile up memory.
  cut(code: ErrorCode): void {
    this.#reason ??= code;
    void this.waiting.return();
  }

  async next(): Promise<IteratorResult<LiveAnswer, undefined>> {
    if (this.#ended) return { done: true, value: undefined };
    try {
      const answer = await this.#take();
      // What was on its way when the right was lost is read again with a fresh token, if it may be.
      if (this.#reason) throw new RefusalError(this.#reason);
      if (answer.done) this.#end();
      else this.#last = answer.value.cursor ?? this.#last;
      return answer;
    } catch (error) {
      this.#end();
      return { done: false, value: { result: { errors: [told(error, this.#last)] }, isEnd: true } };
    }
  }

  async return(): Promise<IteratorResult<LiveAnswer, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #take(): Promise<IteratorResult<LiveAnswer, undefined>> {
    try {
      return await this.waiting.next();
    } catch (error) {
      return this.#seatedAgain(error);
    }
  }

  /** Whoever reads, if slowly, gets what could not wait from the log, behind the last that they have taken. */
  #seatedAgain(error: unknown): IteratorResult<LiveAnswer, undefined> | Promise<IteratorResult<LiveAnswer, undefined>> {
    if (!(error instanceof Overflowed)) throw error;
    if (this.#reason) throw new RefusalError(this.#reason);
    if (this.#ended) return { done: true, value: undefined };
    const { groups, maxWaiting, slowAfterMs } = this.#live;
    if (!this.opened.resumption || this.#last === undefined || performance.now() - error.at > slowAfterMs) throw new RefusalError(TOO_SLOW);
    this.waiting = new WaitingEvents(maxWaiting, this);
    groups.seat(this, this.#last);
    return this.waiting.next();
  }

  #end(): void {
    this.#ended = true;
    this.#stopExpiry();
    this.#stopWatching();
    void this.waiting.return();
  }
}

/** Why it has ended; whoever was too slow is told behind which event they go on. */
function told(error: unknown, cursor: string | undefined): GraphQLError {
  if (!(error instanceof GraphQLError)) return new RefusalError('INTERNAL');
  return error.extensions.code === TOO_SLOW && cursor !== undefined ? new RefusalError(TOO_SLOW, { cursor }) : error;
}
