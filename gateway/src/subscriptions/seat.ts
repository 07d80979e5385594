import type { ErrorCode } from '@lapor/schema/errors';
import type { RequestContext } from '../context.js';
import type { LiveAnswer } from './live-answer.js';
import type { NextGeneration, OpenOperation } from './open-operation.js';
import type { WaitingEvents } from './waiting-events.js';

/** Where a seat stands among others who are given the same answers. */
export interface Row {
  leave(seat: Seat): void;
  /** What waited for this seat has been taken. */
  resume(): void;
}

/** One subscription of one client, as what makes the answers sees it. */
export interface Seat {
  readonly context: RequestContext;
  /** On the generation that serves. */
  opened: OpenOperation;
  /** Where it stands now; undefined while it has left. */
  row: Row | undefined;
  /** What it has not taken yet. */
  waiting: WaitingEvents<LiveAnswer>;
  /** What it would go on with on another generation. Throws a GraphQLError when it cannot. */
  goOn(next: NextGeneration): Promise<OpenOperation>;
  /** Ends it for this reason; what waits is not handed out any more. */
  cut(code: ErrorCode): void;
}
