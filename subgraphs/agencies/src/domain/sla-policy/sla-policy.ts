export const CLOCK_UNITS = ['WORKING_DAY', 'CALENDAR_DAY'] as const;
export type ClockUnit = (typeof CLOCK_UNITS)[number];

/** When a clock stands still: never, or while the next step is the reporter's. */
export const CLOCK_PAUSES = ['NEVER', 'REPORTER_TURN'] as const;
export type ClockPause = (typeof CLOCK_PAUSES)[number];

/** A time limit as a rule with a source and a time of validity: the rules changed in 2018 and 2025, and will again. */
export interface SlaPolicy {
  /** The clock's key and the first day of validity: `VERIFY@2020-10-27`. */
  readonly id: string;
  readonly key: string;
  /** The class of report it is for; null for every class. */
  readonly reportClass: string | null;
  readonly amount: number;
  readonly unit: ClockUnit;
  readonly pauses: ClockPause;
  /** Whether a limit in calendar days that ends on a day off goes on to the next working day. */
  readonly rollsForward: boolean;
  readonly legalRef: string;
  /** The first day it is applied, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** The first day it is no longer applied; null while it is in force. */
  readonly validTo: string | null;
}
