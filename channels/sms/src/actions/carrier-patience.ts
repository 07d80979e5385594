/** How long the carrier is left alone after it has taken nothing, in milliseconds; twice as long each time. */
const LEAVE_MS = 1_000;
const LEAVE_MOST_MS = 60_000;

/** What came of messages that were handed on; nothing of either when there were none. */
export interface HandedOn {
  readonly taken: number;
  readonly failed: number;
}

/**
 * Whether the carrier is there, as far as the last messages say. While it is away, and until a process has seen that it is
 * not, one message at a time asks for all: a thousand that wait are not tried a thousand times.
 */
export interface CarrierPatience {
  /** How many messages may be handed on now, of `usual`. Whoever may hand on any says what came of it with `note`. */
  most(now: Date, usual: number): number;
  note(now: Date, outcome: HandedOn): void;
}

export function createPatience(): CarrierPatience {
  let isThere = false;
  let failures = 0;
  let until = 0;
  let asking = false;
  return {
    most(now, usual) {
      if (isThere) return usual;
      if (asking || now.getTime() < until) return 0;
      asking = true;
      return 1;
    },
    note(now, { taken, failed }) {
      asking = false;
      if (taken > 0) {
        isThere = true;
        failures = 0;
      } else if (failed > 0) {
        isThere = false;
        failures += 1;
        until = now.getTime() + Math.min(LEAVE_MS * 2 ** Math.min(failures - 1, 10), LEAVE_MOST_MS);
      }
    },
  };
}
