import { openLastingStream } from './lasting-stream.js';
import { type LiveAnswer, takeCursor } from './live-answer.js';
import { moveSeats } from './move-seats.js';
import type { Row, Seat } from './seat.js';
import { createSharedUpstream } from './shared-upstream.js';

/** Seats that are given the same answers: one stream from the subgraph, and one run of the rest of the plan for each event. */
export interface LiveGroup extends Row {
  readonly sharedAs: string | undefined;
  /** The cursor of the last answer that was given out, or behind which the stream began; undefined until that is known. */
  readonly last: string | undefined;
  /** Whether somebody who begins now may be given its answers. */
  readonly isLive: boolean;
  /** Whether it stands where its cursor says: an answer without one, as a refusal is, would be missed by whoever joins behind it. */
  readonly isPlaced: boolean;
  readonly seats: ReadonlySet<Seat>;
  take(seat: Seat): void;
  /** Takes all seats of another group, which stands behind the same event and ends with that. */
  absorb(other: LiveGroup): void;
  /** Ends it, its seats being elsewhere. */
  dissolve(): void;
}

export interface LiveGroupOptions {
  readonly slowAfterMs: number;
  /** Called when it stands behind another event or is shared as something else, and when it has ended. */
  readonly changed: (group: LiveGroup) => void;
  /** Has a seat go on in another group. */
  readonly reseat: (seat: Seat, after: string) => void;
}

/**
 * Opens a stream for a seat that others may come to share. The stream is asked for in the name of one who sits here; when that
 * one has left, it is asked for again in another's, as soon as it is known from where.
 * Throws a GraphQLError when the variables do not fit.
 */
export function openLiveGroup(first: Seat, start: string | undefined, options: LiveGroupOptions): LiveGroup {
  const seats = new Set<Seat>();
  let signer = first;
  let isSignedByOther = false;
  let taken: PromiseWithResolvers<void> | undefined;
  const upstream = createSharedUpstream(first.opened);
  const group = {
    sharedAs: first.opened.sharedAs,
    last: start,
    isLive: start === undefined,
    isPlaced: true,
    seats,
    take(seat: Seat) {
      seats.add(seat);
      seat.row = group;
      group.resume();
    },
    leave(seat: Seat) {
      if (!seats.delete(seat)) return;
      seat.row = undefined;
      const [next] = seats;
      if (!next) close();
      else if (seat === signer) [signer, isSignedByOther] = [next, true];
      group.resume();
    },
    resume() {
      taken?.resolve();
      taken = undefined;
    },
    absorb(other: LiveGroup) {
      for (const seat of other.seats) group.take(seat);
      group.isLive ||= other.isLive;
      other.dissolve();
    },
    dissolve() {
      seats.clear();
      close();
      group.resume();
    },
  };
  const stream = openLastingStream({
    open: () => upstream.open(signer, group.last, began),
    canGoOn: () => group.last !== undefined && signer.opened.resumption !== undefined,
    isTooSlow: ({ at }) => seats.size === 1 && performance.now() - at > options.slowAfterMs,
  });
  group.take(first);
  const moves = moveSeats({ seats, watch: first.opened.watch, isAskedBy: upstream.isAskedBy, moved });
  void run();
  return group;

  function began(cursor: string): void {
    group.last ??= cursor;
    options.changed(group);
  }

  async function run(): Promise<void> {
    try {
      while (seats.size > 0) {
        const event = await stream.next();
        await moves.settled();
        if (event.done) break;
        const { operation, variables, resumption, sendEvent, kept } = signer.opened;
        const result = await operation.completeEvent(event.value, { variables, send: sendEvent(), kept });
        await give(takeCursor(result, resumption?.cursorKey));
      }
      endAll();
    } catch (error) {
      endAll(error as Error);
    }
  }

  async function give(answer: LiveAnswer): Promise<void> {
    group.last = answer.cursor ?? group.last;
    group.isPlaced = answer.cursor !== undefined;
    for (const seat of seats) seat.waiting.put(answer);
    if (seats.size === 0) return;
    if (isSignedByOther && group.last !== undefined) {
      isSignedByOther = false;
      stream.reopen();
    }
    options.changed(group);
    // Nobody else waits: then no answer is made before it is wanted.
    const [only] = seats;
    if (seats.size === 1 && only && only.waiting.size > 0) {
      taken = Promise.withResolvers();
      await taken.promise;
    }
  }

  /** All seats stand on a new generation. */
  function moved(): void {
    group.sharedAs = signer.opened.sharedAs;
    for (const seat of seats)
      if (seat !== signer && (group.sharedAs === undefined || seat.opened.sharedAs !== group.sharedAs)) sendOn(seat);
    options.changed(group);
  }

  /** On the new generation it does not see the same as the others any more. */
  function sendOn(seat: Seat): void {
    if (group.last === undefined) seat.cut('SUPERGRAPH_CHANGED');
    else {
      group.leave(seat);
      options.reseat(seat, group.last);
    }
  }

  function endAll(reason?: Error): void {
    const left = [...seats];
    seats.clear();
    close();
    for (const seat of left) {
      seat.row = undefined;
      seat.waiting.end(reason);
    }
  }

  function close(): void {
    stream.close();
    moves.stop();
    group.sharedAs = undefined;
    options.changed(group);
  }
}
