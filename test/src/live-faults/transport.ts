import type { AnswerError } from '../environment/graph-client.js';

/** An event as the followers ask for it. */
export interface FollowedEvent {
  readonly cursor: string;
  readonly id: string;
  readonly type: string;
  /** Null: it is the last of a report that this follower may not see any more. Outsiders are not told the version. */
  readonly report: { readonly id: string; readonly version: number | null; readonly reporter: { readonly id: string } | null } | null;
}

/** One answer, whatever transport it came over. */
export interface Told {
  readonly event: FollowedEvent | undefined;
  /** Behind which event to go on, as far as the transport itself says so. */
  readonly cursor?: string | undefined;
  readonly errors: readonly AnswerError[];
}

/** How a stream ended: by its own end, so that nothing more is to come, or before it. */
export type End = 'complete' | 'lost';

/** A stream that is being opened or is open. */
export interface OpenStream {
  /** Stops reading from the socket, as a program does that is busy. */
  pause(): void;
  resume(): void;
  /** Leaves without a goodbye, as a lost network does. */
  cut(): void;
  readonly ended: Promise<End>;
}

export interface Wanted {
  readonly gatewayUrl: string;
  readonly token: string | undefined;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The cursor of the last event that was seen, or where to begin. */
  readonly after: string;
  /** Where to begin when nothing has been seen yet; transports that remember by themselves always send it. */
  readonly begin: string;
}

/** Opens a stream and tells every answer, as a client library of that transport does. It never throws. */
export type Transport = (wanted: Wanted, tell: (told: Told) => void) => OpenStream;

/** What stands under `data` and `errors` of an answer. */
export function toTold(answer: unknown, cursor?: string): Told {
  const { data, errors = [] } = (answer ?? {}) as { data?: { event?: FollowedEvent | null } | null; errors?: readonly AnswerError[] };
  return { event: data?.event ?? undefined, cursor, errors };
}
