import { RefusalError } from '@lapor/kit/refusal';
import type { Principal } from '../auth/principal.js';

/** The streams over HTTP that are open in this process, counted for whoever has opened them. */
export interface OpenStreams {
  /**
   * Counts one until its response is closed. Whoever has no token is counted by the address that the connection comes from.
   * @throws {RefusalError} TOO_MANY_OPERATIONS when the caller holds as many as they may.
   */
  hold(principal: Principal, response: HeldResponse): void;
}

/** What is known of a response that stays open. */
export interface HeldResponse {
  readonly closed: boolean;
  readonly socket: { readonly remoteAddress?: string | undefined } | null;
  once(event: 'close', listener: () => void): unknown;
}

export interface StreamLimits {
  /** Of one account or API client. */
  readonly perCaller: number;
  /** Of all who have no token and come from one address. */
  readonly perAddress: number;
}

/** A WebSocket carries many operations and has a limit for them; over HTTP each has a response of its own, so the caller has one. */
export function createOpenStreams({ perCaller, perAddress }: StreamLimits): OpenStreams {
  const held = new Map<string, number>();
  return {
    hold({ subject }, response) {
      // Gone already: it is never told of again, and would be counted for ever.
      if (response.closed) return;
      const isKnown = 'id' in subject;
      const caller = isKnown ? `${subject.kind} ${subject.id}` : `${response.socket?.remoteAddress}`;
      const count = held.get(caller) ?? 0;
      if (count >= (isKnown ? perCaller : perAddress)) throw new RefusalError('TOO_MANY_OPERATIONS');
      held.set(caller, count + 1);
      response.once('close', () => {
        const left = (held.get(caller) ?? 1) - 1;
        if (left > 0) held.set(caller, left);
        else held.delete(caller);
      });
    },
  };
}
