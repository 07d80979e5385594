import { setImmediate as turn } from 'node:timers/promises';
import { RefusalError } from '@lapor/kit/refusal';
import type { ErrorCode } from '@lapor/schema/errors';
import type { NextGeneration, OpenOperation } from './open-operation.js';
import type { Seat } from './seat.js';

export interface MovedSeats {
  readonly seats: ReadonlySet<Seat>;
  readonly watch: OpenOperation['watch'];
  /** Whether the stream that is open is what an operation asks for. */
  readonly isAskedBy: (opened: OpenOperation) => boolean;
  /** Called when each that is left stands on the generation that serves. */
  readonly moved: () => void;
}

/** How many are moved before others have their turn. */
const AT_ONCE = 100;

/**
 * Moves seats to each generation that takes over, each by its own rights, so that nothing holds the former ones. Whoever asks
 * for what is not valid or not allowed there is cut off, and comes back with a cursor.
 */
export function moveSeats({ seats, watch, isAskedBy, moved }: MovedSeats): { settled: () => Promise<void>; stop: () => void } {
  let newest: NextGeneration | undefined;
  let moving: Promise<void> | undefined;
  const move = async () => {
    for (let next = newest; next; next = newest) {
      newest = undefined;
      let count = 0;
      // Whoever comes meanwhile stands behind the others, and is moved as well.
      for (const seat of seats) {
        await moveTo(next, seat, isAskedBy);
        count += 1;
        if (count % AT_ONCE === 0) await turn();
      }
      if (!newest && seats.size > 0) moved();
    }
  };
  const stop = watch((next) => {
    newest = next;
    moving ??= move().finally(() => {
      moving = undefined;
    });
  });
  return {
    /** An event that comes after a takeover is never answered by the rules of before. */
    async settled() {
      while (moving) await moving;
    },
    stop,
  };
}

async function moveTo(next: NextGeneration, seat: Seat, isAskedBy: MovedSeats['isAskedBy']): Promise<void> {
  try {
    const opened = await seat.goOn(next);
    if (!isAskedBy(opened)) throw new RefusalError('SUPERGRAPH_CHANGED');
    seat.opened = opened;
  } catch (error) {
    seat.cut(reasonOf(error));
  }
}

function reasonOf(error: unknown): ErrorCode {
  return error instanceof RefusalError && error.extensions.code === 'TOKEN_REVOKED' ? 'TOKEN_REVOKED' : 'SUPERGRAPH_CHANGED';
}
