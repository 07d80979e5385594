import type { PendingText } from '../domain/conversation/route-report.js';
import type { Receipt } from '../supergraph/report.js';

/** One message that answers another. */
export interface Reply {
  readonly text: string;
  /** The report that it names, of those that have been filed now. */
  readonly filed: Receipt | null;
}

/** A text that a quota refuses for now: it is filed under the id of the message that brought it, as soon as one allows it. */
export interface HeldText {
  readonly incomingId: string;
  readonly text: string;
  /** Null for the national desk. */
  readonly agencyCode: string | null;
}

/** What came of a message. */
export interface Answered {
  readonly outcome: 'ANSWERED' | 'FILED' | 'ASKED' | 'COMMANDED' | 'REFUSED' | 'STOPPED' | 'HELD';
  readonly replies: readonly Reply[];
  /** A text that waits from now on; null when none does any more, left out when nothing changes. */
  readonly pending?: PendingText | null;
  readonly held?: HeldText | null;
}

/** An answer after which everything is as it was. */
export function answer(text: string, outcome: Answered['outcome'] = 'ANSWERED'): Answered {
  return { outcome, replies: [{ text, filed: null }] };
}
