/** How long the carrier is left alone after it has taken nothing, in milliseconds; twice as long each time. */
const LEAVE_MS = 1_000;
const LEAVE_MOST_MS = 60_000;

/**
 * Whether the carrier is there, as far as the last messages say. While it is away one message at a time asks for all: a
 * thousand that wait are not tried a thousand times, and when it is back it is not met by all of them at once.
 */
export interface CarrierPatience {
  /** How many messages may be handed on now, of `usual`. */
  most(now: Date, usual: number): number;
  /** What came of some messages that were handed on. */
  note(now: Date, outcome: { readonly taken: number; readonly failed: number }): void;
}

export function createPatience(): CarrierPatience {
  let failures = 0;
  let until = 0;
  return {
    most(now, usual) {
      if (failures === 0) return usual;
      return now.getTime() >= until ? 1 : 0;
    },
    note(now, { taken, failed }) {
      if (taken > 0) failures = 0;
      else if (failed > 0) {
        failures += 1;
        until = now.getTime() + Math.min(LEAVE_MS * 2 ** Math.min(failures - 1, 10), LEAVE_MOST_MS);
      }
    },
  };
}
