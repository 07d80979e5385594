import type { Role } from '@lapor/schema/identity';
import type { Validity } from '../validity/validity.js';

/** What a limit counts: days of a clock, a share of a clock's limit, or requests of a channel. */
export const POLICY_UNITS = ['WORKING_DAY', 'CALENDAR_DAY', 'PERCENT', 'REQUEST'] as const;
export type PolicyUnit = (typeof POLICY_UNITS)[number];

/** When a clock stands still: never, or while the next step is the reporter's. */
export const CLOCK_PAUSES = ['NEVER', 'REPORTER_TURN'] as const;
export type ClockPause = (typeof CLOCK_PAUSES)[number];

/** A limit as a rule with a source and a time of validity: the rules changed in 2018 and 2025, and will again. */
export interface SlaPolicy extends Validity {
  /** The key and the first day of validity, with the class between them where there is one (see `policyId`). */
  readonly id: string;
  readonly key: string;
  /** The class of report it is for; null for every class. */
  readonly reportClass: string | null;
  readonly amount: number;
  readonly unit: PolicyUnit;
  readonly pauses: ClockPause;
  /** Whether a limit in calendar days that ends on a day off goes on to the next working day. */
  readonly rollsForward: boolean;
  /** Whether the collective leave of civil servants (cuti bersama) stops the clock. */
  readonly collectiveLeaveStops: boolean;
  /** Who is told when the share of a limit is used up; nobody on other limits. */
  readonly roles: readonly Role[];
  readonly legalRef: string;
}
